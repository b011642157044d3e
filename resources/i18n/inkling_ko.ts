<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Inkling</source>
        <translation>Inkling 정보</translation>
    </message>
    <message>
        <source>Recognizes handwriting and pictures with the classic convolutional networks; trains, compares and explains them on your own machine.</source>
        <translation>고전적인 합성곱 신경망으로 손글씨와 이미지를 인식하고, 내 컴퓨터에서 신경망을 학습·비교·설명합니다.</translation>
    </message>
    <message>
        <source>Inkling never uses the network unless you click something that says so. Nothing you draw, open or train leaves this machine.</source>
        <translation>Inkling은 인터넷을 쓴다고 표시된 버튼을 누르지 않는 한 인터넷에 연결하지 않습니다. 그리거나 열거나 학습한 것은 이 컴퓨터 밖으로 나가지 않습니다.</translation>
    </message>
    <message>
        <source>Versions and licenses</source>
        <translation>버전과 라이선스</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>버전</translation>
    </message>
    <message>
        <source>Licenses</source>
        <translation>라이선스</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>다시 실행</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>모두 지우기</translation>
    </message>
    <message>
        <source>Pen</source>
        <translation>펜</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>지우개</translation>
    </message>
    <message>
        <source>Thinner line</source>
        <translation>더 가는 선</translation>
    </message>
    <message>
        <source>Wider line</source>
        <translation>더 굵은 선</translation>
    </message>
    <message>
        <source>Wide canvas</source>
        <translation>넓은 캔버스</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>비교</translation>
    </message>
</context>
<context>
    <name>Answer</name>
    <message>
        <source>Nothing drawn</source>
        <translation>빈 캔버스</translation>
    </message>
    <message>
        <source>Not a digit</source>
        <translation>숫자 아님</translation>
    </message>
    <message>
        <source>None of the classes</source>
        <translation>해당 클래스 없음</translation>
    </message>
    <message>
        <source>{} or {}</source>
        <translation>{} 또는 {}</translation>
    </message>
    <message>
        <source>{} of {} digits are not sure</source>
        <translation>불확실한 숫자 {}개 (전체 {}개)</translation>
    </message>
    <message>
        <source>not sure</source>
        <translation>불확실</translation>
    </message>
</context>
<context>
    <name>AnswerLabel</name>
    <message>
        <source>Answer: {}</source>
        <translation>결과: {}</translation>
    </message>
</context>
<context>
    <name>AnswerPanel</name>
    <message>
        <source>Copy the answer</source>
        <translation>결과 복사</translation>
    </message>
    <message>
        <source>{} ms · {}</source>
        <translation>{} ms · {}</translation>
    </message>
</context>
<context>
    <name>AugmentationPreview</name>
    <message>
        <source>Pictures as the network will see them in training</source>
        <translation>신경망이 학습에서 보게 될 이미지</translation>
    </message>
    <message>
        <source>{} pictures</source>
        <translation>이미지 {}장</translation>
    </message>
</context>
<context>
    <name>BarList</name>
    <message>
        <source>Probabilities of all classes</source>
        <translation>모든 클래스의 확률</translation>
    </message>
</context>
<context>
    <name>BatchModel</name>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>이미지</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>확률</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>판정</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>비고</translation>
    </message>
    <message>
        <source>sure</source>
        <translation>확실</translation>
    </message>
    <message>
        <source>not sure</source>
        <translation>불확실</translation>
    </message>
    <message>
        <source>none of the classes</source>
        <translation>해당 없음</translation>
    </message>
    <message>
        <source>nothing found</source>
        <translation>찾지 못함</translation>
    </message>
    <message>
        <source>not readable</source>
        <translation>읽을 수 없음</translation>
    </message>
</context>
<context>
    <name>BatchTable</name>
    <message>
        <source>Back to the canvas</source>
        <translation>캔버스로 돌아가기</translation>
    </message>
    <message>
        <source>Back to the canvas (Esc)</source>
        <translation>캔버스로 돌아가기 (Esc)</translation>
    </message>
    <message>
        <source>Pictures and their answers</source>
        <translation>이미지와 인식 결과</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>중지</translation>
    </message>
    <message>
        <source>Filter by name, answer or note</source>
        <translation>이름, 결과, 비고로 거르기</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>필터</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>판정</translation>
    </message>
    <message>
        <source>all verdicts</source>
        <translation>모든 판정</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Copy the selected rows, or all, as a table</source>
        <translation>선택한 행(없으면 전체)을 표로 복사</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>CSV로 저장…</translation>
    </message>
    <message>
        <source>{} pictures</source>
        <translation>이미지 {}장</translation>
    </message>
    <message>
        <source>{} of {}</source>
        <translation>{} / {}</translation>
    </message>
    <message>
        <source>{} · about {} left</source>
        <translation>{} · 약 {} 남음</translation>
    </message>
    <message>
        <source>{} read</source>
        <translation>{}장 읽음</translation>
    </message>
    <message>
        <source>{}, {} skipped</source>
        <translation>{}, {}장 건너뜀</translation>
    </message>
    <message>
        <source>Stopped after {} of {}</source>
        <translation>{} / {}에서 중지됨</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>중지하는 중…</translation>
    </message>
    <message>
        <source>{} s</source>
        <translation>{}초</translation>
    </message>
    <message>
        <source>{} min</source>
        <translation>{}분</translation>
    </message>
    <message>
        <source>{} rows copied</source>
        <translation>{}행 복사됨</translation>
    </message>
    <message>
        <source>Saved {}.</source>
        <translation>저장했습니다: {}</translation>
    </message>
    <message>
        <source>Save the answers</source>
        <translation>결과 저장</translation>
    </message>
    <message>
        <source>Tables ({})</source>
        <translation>표 ({})</translation>
    </message>
    <message>
        <source>answers</source>
        <translation>결과</translation>
    </message>
</context>
<context>
    <name>Blueprint</name>
    <message>
        <source>{} parameters</source>
        <translation>매개변수 {}개</translation>
    </message>
    <message>
        <source>{} multiply-adds</source>
        <translation>곱셈-누산 {}</translation>
    </message>
    <message>
        <source>gray</source>
        <translation>흑백</translation>
    </message>
    <message>
        <source>color</source>
        <translation>컬러</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Drawing canvas</source>
        <translation>그리기 캔버스</translation>
    </message>
    <message>
        <source>Write here with mouse, pen or finger. The answer stands beside it.</source>
        <translation>마우스, 펜, 손가락으로 여기에 쓰세요. 결과는 옆에 나타납니다.</translation>
    </message>
</context>
<context>
    <name>CheckList</name>
    <message>
        <source>Who takes part</source>
        <translation>비교할 인식기</translation>
    </message>
    <message>
        <source>All</source>
        <translation>모두</translation>
    </message>
    <message>
        <source>For handwriting</source>
        <translation>손글씨용</translation>
    </message>
    <message>
        <source>For photos</source>
        <translation>사진용</translation>
    </message>
    <message>
        <source>Handwriting</source>
        <translation>손글씨</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>사진</translation>
    </message>
</context>
<context>
    <name>ClassCounts</name>
    <message>
        <source>Pictures per class</source>
        <translation>클래스별 이미지 수</translation>
    </message>
</context>
<context>
    <name>ClassNamesDialog</name>
    <message>
        <source>Names of the classes</source>
        <translation>클래스 이름</translation>
    </message>
    <message>
        <source>Names of the classes, one in a line</source>
        <translation>클래스 이름, 한 줄에 하나씩</translation>
    </message>
    <message>
        <source>One name in a line, in the order of the network&apos;s outputs</source>
        <translation>신경망 출력 순서대로 한 줄에 이름 하나</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>가져오기</translation>
    </message>
    <message>
        <source>Use numbers</source>
        <translation>번호 사용</translation>
    </message>
    <message>
        <source>“{}” is there twice.</source>
        <translation>“{}” 이름이 두 번 나옵니다.</translation>
    </message>
    <message>
        <source>{} of {} names.</source>
        <translation>이름 {} / {}개.</translation>
    </message>
</context>
<context>
    <name>CompareCard</name>
    <message>
        <source>waiting</source>
        <translation>대기 중</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>결과 없음</translation>
    </message>
    <message>
        <source>says the same</source>
        <translation>같은 결과</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>다름</translation>
    </message>
    <message>
        <source>{} parameters</source>
        <translation>매개변수 {}개</translation>
    </message>
    <message>
        <source>{} ms</source>
        <translation>{} ms</translation>
    </message>
    <message>
        <source>Double click or Enter: let it answer alone</source>
        <translation>두 번 클릭 또는 Enter: 이 인식기만 사용</translation>
    </message>
</context>
<context>
    <name>ComparePanel</name>
    <message>
        <source>Choose which recognizers take part</source>
        <translation>비교할 인식기 선택</translation>
    </message>
    <message>
        <source>Answers of all who take part</source>
        <translation>비교하는 모든 인식기의 결과</translation>
    </message>
    <message>
        <source>Train another</source>
        <translation>다른 신경망 학습</translation>
    </message>
    <message>
        <source>{} of {}</source>
        <translation>{} / {}</translation>
    </message>
    <message>
        <source>Who takes part: {} of {} recognizers</source>
        <translation>비교할 인식기: {} / {}</translation>
    </message>
    <message>
        <source>No recognizer for photos is here yet. Train one, or import weights, to compare.</source>
        <translation>사진용 인식기가 아직 없습니다. 비교하려면 학습하거나 가중치를 가져오세요.</translation>
    </message>
    <message>
        <source>Only one recognizer of this kind is here. Train or import another, and compare them.</source>
        <translation>이 종류의 인식기가 하나뿐입니다. 다른 것을 학습하거나 가져와 비교하세요.</translation>
    </message>
    <message>
        <source>Fewer than two take part. Choose more at the upper right.</source>
        <translation>선택된 인식기가 두 개 미만입니다. 오른쪽 위에서 더 선택하세요.</translation>
    </message>
    <message>
        <source>No answers</source>
        <translation>결과 없음</translation>
    </message>
    <message>
        <source>Who says what</source>
        <translation>인식기별 결과</translation>
    </message>
    <message>
        <source>{} says {}</source>
        <translation>{}: {}</translation>
    </message>
    <message>
        <source>Both say {}</source>
        <translation>둘 다 {}</translation>
    </message>
    <message>
        <source>All {} say {}</source>
        <translation>{}개 모두 {}</translation>
    </message>
    <message>
        <source>{} of {} say {}</source>
        <translation>{} / {} 일치: {}</translation>
    </message>
    <message>
        <source>They disagree</source>
        <translation>결과가 엇갈림</translation>
    </message>
</context>
<context>
    <name>Confusion</name>
    <message>
        <source>Right</source>
        <translation>정답</translation>
    </message>
    <message>
        <source>{} read as {}: {:,} of {:,} pictures</source>
        <translation>{} → {}(으)로 읽음: {:,} / {:,}장</translation>
    </message>
    <message>
        <source>Confusion matrix: rows are what it is, columns what it was read as</source>
        <translation>혼동 행렬: 행은 실제 클래스, 열은 읽은 클래스</translation>
    </message>
    <message>
        <source>Precision, recall and F1 of each class</source>
        <translation>클래스별 정밀도, 재현율, F1</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>행렬</translation>
    </message>
    <message>
        <source>Each class</source>
        <translation>클래스별</translation>
    </message>
    <message>
        <source>Save the figures of each class</source>
        <translation>클래스별 수치 저장</translation>
    </message>
    <message>
        <source>Save the figures of each class as CSV</source>
        <translation>클래스별 수치를 CSV로 저장</translation>
    </message>
    <message>
        <source>Select one run that was tested to see what it mistakes for what.</source>
        <translation>테스트를 마친 실행을 하나 선택하면 무엇을 무엇으로 혼동하는지 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>{} read as {} ({:,})</source>
        <translation>{} → {} ({:,})</translation>
    </message>
    <message>
        <source>{:,} mistakes on {:,} test pictures. Most often: {}.</source>
        <translation>오답 {:,}장 / 테스트 이미지 {:,}장. 가장 잦은 혼동: {}.</translation>
    </message>
    <message>
        <source>No mistakes on {:,} test pictures.</source>
        <translation>테스트 이미지 {:,}장을 모두 맞혔습니다.</translation>
    </message>
</context>
<context>
    <name>CorrectionRow</name>
    <message>
        <source>Wrong? It is …</source>
        <translation>틀렸나요? 정답은…</translation>
    </message>
    <message>
        <source>Press the right digit on the keyboard, or click it here. The drawing is kept.</source>
        <translation>키보드에서 맞는 숫자를 누르거나 여기에서 클릭하세요. 그림은 보관됩니다.</translation>
    </message>
    <message>
        <source>The right class</source>
        <translation>맞는 클래스</translation>
    </message>
    <message>
        <source>Choose the right class</source>
        <translation>맞는 클래스 선택</translation>
    </message>
    <message>
        <source>It is {}</source>
        <translation>정답: {}</translation>
    </message>
</context>
<context>
    <name>Corrections</name>
    <message>
        <source>Kept as {}. It is the first drawing to learn from, on the Handwriting screen.</source>
        <translation>“{}”(으)로 보관했습니다. 손글씨 화면에서 학습할 첫 번째 그림입니다.</translation>
    </message>
    <message>
        <source>Kept as {}. {} drawings to learn from, on the Handwriting screen.</source>
        <translation>“{}”(으)로 보관했습니다. 손글씨 화면에서 학습할 그림이 {}개 있습니다.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Something went wrong</source>
        <translation>문제가 생겼습니다</translation>
    </message>
    <message>
        <source>Something inside Inkling failed. Your drawing, your runs and your files are kept, and you can go on. If it happens again, copy the report and send it with a word about what you did. Nothing is sent by itself.</source>
        <translation>Inkling 내부에 오류가 났습니다. 그림과 실행, 파일은 그대로 있으며 계속 사용할 수 있습니다. 다시 일어나면 보고서를 복사해 무엇을 하던 중이었는지 함께 보내 주세요. 자동으로 전송되는 것은 없습니다.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>보고서</translation>
    </message>
    <message>
        <source>Also kept in {}</source>
        <translation>저장 위치: {}</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>보고서 복사</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>계속</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>복사됨</translation>
    </message>
</context>
<context>
    <name>CurveReadout</name>
    <message>
        <source>Values under the crosshair</source>
        <translation>십자선 위치의 값</translation>
    </message>
</context>
<context>
    <name>CurvesPanel</name>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>Acc. %</source>
        <translation>정확도 %</translation>
    </message>
    <message>
        <source>Accuracy (%)</source>
        <translation>정확도 (%)</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>스텝</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>검증</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Best epoch</source>
        <translation>최고 에포크</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>정확도</translation>
    </message>
    <message>
        <source>Training loss</source>
        <translation>학습 손실</translation>
    </message>
    <message>
        <source>and {} more</source>
        <translation>외 {}개</translation>
    </message>
    <message>
        <source>Step {}</source>
        <translation>스텝 {}</translation>
    </message>
    <message>
        <source>Epoch {}</source>
        <translation>에포크 {}</translation>
    </message>
    <message>
        <source>Epoch {}, step {}</source>
        <translation>에포크 {}, 스텝 {}</translation>
    </message>
    <message>
        <source>Training: loss {}, accuracy {}</source>
        <translation>학습: 손실 {}, 정확도 {}</translation>
    </message>
    <message>
        <source>Validation: loss {}, accuracy {}</source>
        <translation>검증: 손실 {}, 정확도 {}</translation>
    </message>
    <message>
        <source>Learning rate {}</source>
        <translation>학습률 {}</translation>
    </message>
    <message>
        <source>Training curves</source>
        <translation>학습 곡선</translation>
    </message>
    <message>
        <source>Count epochs along the axis</source>
        <translation>가로축을 에포크로 표시</translation>
    </message>
    <message>
        <source>Count steps (corrections of the weights) along the axis</source>
        <translation>가로축을 스텝(가중치 갱신 횟수)으로 표시</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>로그</translation>
    </message>
    <message>
        <source>Show the loss on a logarithmic scale</source>
        <translation>손실을 로그 눈금으로 표시</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>확대</translation>
    </message>
    <message>
        <source>Scale the plots to what came after the start</source>
        <translation>시작 이후의 변화에 맞춰 그래프를 확대</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>평활화</translation>
    </message>
    <message>
        <source>Smooth the training curve; the measured one stays behind it, faint</source>
        <translation>학습 곡선을 부드럽게 표시합니다. 측정값은 뒤에 흐리게 남습니다.</translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation>평활</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>전체 보기</translation>
    </message>
    <message>
        <source>Show all of the curves (F)</source>
        <translation>곡선 전체 보기 (F)</translation>
    </message>
    <message>
        <source>Save or copy</source>
        <translation>저장 또는 복사</translation>
    </message>
    <message>
        <source>Save the plot or its figures</source>
        <translation>그래프나 수치 저장</translation>
    </message>
    <message>
        <source>Copy the curves</source>
        <translation>곡선 복사</translation>
    </message>
    <message>
        <source>Save the curves as PNG…</source>
        <translation>곡선을 PNG로 저장…</translation>
    </message>
    <message>
        <source>Save the curves as SVG…</source>
        <translation>곡선을 SVG로 저장…</translation>
    </message>
    <message>
        <source>Save the figures as CSV…</source>
        <translation>수치를 CSV로 저장…</translation>
    </message>
</context>
<context>
    <name>CurvesSaving</name>
    <message>
        <source>Make room for the curves first: there is none to draw them.</source>
        <translation>곡선을 그릴 공간이 없습니다. 먼저 영역을 넓히세요.</translation>
    </message>
    <message>
        <source>Saved as {}.</source>
        <translation>저장했습니다: {}</translation>
    </message>
    <message>
        <source>The curves are in the clipboard.</source>
        <translation>곡선을 클립보드에 복사했습니다.</translation>
    </message>
    <message>
        <source>Save the curves</source>
        <translation>곡선 저장</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>모든 파일 (*)</translation>
    </message>
</context>
<context>
    <name>DataChoice</name>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>Pictures to learn from. A folder with a sub-folder per class, or a file of one, can be dropped here.</source>
        <translation>학습할 이미지입니다. 클래스마다 하위 폴더가 있는 폴더나 그 파일을 여기에 끌어다 놓을 수 있습니다.</translation>
    </message>
    <message>
        <source>Keep prepared pictures on the disk</source>
        <translation>준비된 이미지를 디스크에 보관</translation>
    </message>
    <message>
        <source>Pictures that are left out, and why</source>
        <translation>제외된 이미지와 이유</translation>
    </message>
    <message>
        <source>{} · {}</source>
        <translation>{} · {}</translation>
    </message>
    <message>
        <source>Folder of pictures…</source>
        <translation>이미지 폴더…</translation>
    </message>
    <message>
        <source>File of pictures…</source>
        <translation>이미지 파일…</translation>
    </message>
    <message>
        <source>Folder with one sub-folder of pictures per class</source>
        <translation>클래스별 하위 폴더가 있는 이미지 폴더</translation>
    </message>
    <message>
        <source>Archive, table or arrays of pictures</source>
        <translation>이미지 압축 파일, 표 또는 배열</translation>
    </message>
    <message>
        <source>Pictures in a file ({})</source>
        <translation>파일에 든 이미지 ({})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>모든 파일 (*)</translation>
    </message>
    <message>
        <source>{:,} left out: show why</source>
        <translation>{:,}장 제외: 이유 보기</translation>
    </message>
    <message>
        <source>Looking at the pictures…</source>
        <translation>이미지를 살펴보는 중…</translation>
    </message>
    <message>
        <source>Each picture is made ready once and kept in Inkling&apos;s own folder: later epochs and runs are faster. For networks of 224 pixels these take {}.</source>
        <translation>이미지마다 한 번만 준비하여 Inkling 폴더에 보관하므로 다음 에포크와 학습이 빨라집니다. 224픽셀 신경망에서 차지하는 크기: {}.</translation>
    </message>
    <message>
        <source>{:,} pictures in {:,} classes</source>
        <translation>이미지 {:,}장, 클래스 {:,}개</translation>
    </message>
    <message>
        <source>color</source>
        <translation>컬러</translation>
    </message>
    <message>
        <source>gray</source>
        <translation>흑백</translation>
    </message>
    <message>
        <source>{:,} given: {:,} used, {:,} left out.</source>
        <translation>받은 것 {:,}개: 사용 {:,}개, 제외 {:,}개.</translation>
    </message>
</context>
<context>
    <name>DatasetDownload</name>
    <message>
        <source>I have the files…</source>
        <translation>파일이 이미 있음…</translation>
    </message>
    <message>
        <source>Files downloaded elsewhere, for a computer without a network; they are copied</source>
        <translation>인터넷이 없는 컴퓨터를 위해 다른 곳에서 받은 파일입니다. 복사됩니다</translation>
    </message>
    <message>
        <source>License: {}.</source>
        <translation>라이선스: {}.</translation>
    </message>
    <message>
        <source>Resume ({} of {} are here)</source>
        <translation>이어 받기 ({} / {})</translation>
    </message>
    <message>
        <source>Download ({})</source>
        <translation>다운로드 ({})</translation>
    </message>
    <message>
        <source>From {}. Every byte is checked; nothing else is sent or fetched.</source>
        <translation>출처: {}. 모든 바이트를 확인하며, 그 밖에는 아무것도 주고받지 않습니다.</translation>
    </message>
    <message>
        <source>Files of {}: {}</source>
        <translation>{}의 파일: {}</translation>
    </message>
</context>
<context>
    <name>DiagramView</name>
    <message>
        <source>Drawing of the network</source>
        <translation>신경망 구조도</translation>
    </message>
    <message>
        <source>Drawing the network…</source>
        <translation>구조도를 그리는 중…</translation>
    </message>
    <message>
        <source>Height: size of the maps. Width: layers in a row. Depth: number of maps.</source>
        <translation>높이: 맵의 크기. 너비: 이어지는 층 수. 깊이: 맵의 수.</translation>
    </message>
    <message>
        <source>Point at a part to see its layers.</source>
        <translation>부분을 가리키면 그 층이 보입니다.</translation>
    </message>
</context>
<context>
    <name>Download</name>
    <message>
        <source>Connecting…</source>
        <translation>연결 중…</translation>
    </message>
    <message>
        <source>Waiting…</source>
        <translation>기다리는 중…</translation>
    </message>
    <message>
        <source>Checking every byte…</source>
        <translation>모든 바이트 확인 중…</translation>
    </message>
    <message>
        <source>Making it ready…</source>
        <translation>준비 중…</translation>
    </message>
    <message>
        <source>{}/s</source>
        <translation>{}/초</translation>
    </message>
    <message>
        <source>about {} s left</source>
        <translation>약 {}초 남음</translation>
    </message>
    <message>
        <source>about {} min left</source>
        <translation>약 {}분 남음</translation>
    </message>
    <message>
        <source>about {} h left</source>
        <translation>약 {}시간 남음</translation>
    </message>
    <message>
        <source>{} %</source>
        <translation>{}%</translation>
    </message>
    <message>
        <source>{} of {}</source>
        <translation>{} / {}</translation>
    </message>
</context>
<context>
    <name>DownloadProcess</name>
    <message>
        <source>The download could not be started. Start Inkling again.</source>
        <translation>다운로드를 시작할 수 없습니다. Inkling을 다시 시작하세요.</translation>
    </message>
    <message>
        <source>The download ended unexpectedly. Try again; it goes on where it was.</source>
        <translation>다운로드가 갑자기 끝났습니다. 다시 시도하면 이어서 받습니다.</translation>
    </message>
</context>
<context>
    <name>DownloadStrip</name>
    <message>
        <source>Progress of the download of {}</source>
        <translation>다운로드 진행: {}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>What came so far is kept for a week; the download goes on from there</source>
        <translation>받은 부분은 일주일 동안 보관되며, 거기서부터 이어서 받습니다</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>I have the file already…</source>
        <translation>파일이 이미 있음…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Waits for the download before it</source>
        <translation>앞의 다운로드를 기다립니다</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>멈추는 중…</translation>
    </message>
</context>
<context>
    <name>EngineProcess</name>
    <message>
        <source>This could not be passed to the recognition engine.</source>
        <translation>인식 엔진에 전달할 수 없습니다.</translation>
    </message>
    <message>
        <source>The recognition engine sent something unreadable.</source>
        <translation>인식 엔진이 읽을 수 없는 응답을 보냈습니다.</translation>
    </message>
    <message>
        <source>The recognition engine did not start in time.</source>
        <translation>인식 엔진이 제시간에 시작되지 않았습니다.</translation>
    </message>
    <message>
        <source>The recognition engine did not answer for {} seconds.</source>
        <translation>인식 엔진이 {}초 동안 응답하지 않았습니다.</translation>
    </message>
    <message>
        <source>The recognition engine could not be started.</source>
        <translation>인식 엔진을 시작할 수 없습니다.</translation>
    </message>
    <message>
        <source>The recognition engine stopped unexpectedly.</source>
        <translation>인식 엔진이 예기치 않게 멈췄습니다.</translation>
    </message>
    <message>
        <source>{} It was restarted {} times without success.</source>
        <translation>{} {}번 다시 시작했지만 실패했습니다.</translation>
    </message>
    <message>
        <source>{} It is being restarted; your drawing is kept.</source>
        <translation>{} 다시 시작하는 중이며, 그림은 그대로 있습니다.</translation>
    </message>
    <message>
        <source>{} It was reading “{}”: save that picture again as PNG and try once more.</source>
        <translation>{} 읽던 이미지는 “{}”입니다. PNG로 다시 저장한 뒤 시도해 보세요.</translation>
    </message>
    <message>
        <source>The recognition engine is not running. Choose “Try again”.</source>
        <translation>인식 엔진이 실행 중이 아닙니다. “다시 시도”를 누르세요.</translation>
    </message>
</context>
<context>
    <name>EstimateLine</name>
    <message>
        <source>Tries a few batches and tells how long the run would take, and what memory and disk</source>
        <translation>배치 몇 개를 시험하여 걸리는 시간과 필요한 메모리, 디스크를 알려 줍니다</translation>
    </message>
    <message>
        <source>Trying a few batches…</source>
        <translation>배치 몇 개를 시험하는 중…</translation>
    </message>
    <message>
        <source>Takes {}, {} of memory and {} on the disk.</source>
        <translation>{}, 메모리 {}, 디스크 {} 필요.</translation>
    </message>
    <message>
        <source>{}: {} pictures a second with {} threads in {}. {} of memory and {} of disk are free.</source>
        <translation>{}: 초당 이미지 {}개, 스레드 {}개, {}. 남은 메모리 {}, 남은 디스크 {}.</translation>
    </message>
    <message>
        <source>How long will it take?</source>
        <translation>얼마나 걸릴까요?</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Estimate</source>
        <translation>시간 예상</translation>
    </message>
    <message>
        <source>Use a batch size of {:,}</source>
        <translation>배치 크기 {:,} 사용</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>선택…</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>폴더에서 보기</translation>
    </message>
    <message>
        <source>Take “{}” elsewhere</source>
        <translation>“{}” 내보내기</translation>
    </message>
    <message>
        <source>Files that work without Inkling, with a small predict.py beside them. Each is run on sample pictures before it is kept.</source>
        <translation>Inkling 없이 쓸 수 있는 파일과 작은 predict.py를 만듭니다. 파일마다 예제 이미지로 실행해 본 뒤에 저장합니다.</translation>
    </message>
    <message>
        <source>Folder for the files</source>
        <translation>파일을 둘 폴더</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>내보내기 진행률</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>폴더(&amp;F)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Reading the recognizer…</source>
        <translation>인식기를 읽는 중…</translation>
    </message>
    <message>
        <source>Canceling…</source>
        <translation>취소하는 중…</translation>
    </message>
    <message>
        <source>All files are there, whole and proven ({} s).</source>
        <translation>모든 파일을 만들고 검증했습니다({}초).</translation>
    </message>
    <message>
        <source>What you had changed there was kept as {}.</source>
        <translation>직접 고친 파일은 따로 남겼습니다: {}.</translation>
    </message>
    <message>
        <source>Export again</source>
        <translation>다시 내보내기</translation>
    </message>
    <message>
        <source>Canceled; the folder is as it was before.</source>
        <translation>취소했습니다. 폴더는 이전 그대로입니다.</translation>
    </message>
    <message>
        <source>Running the {} file on sample pictures…</source>
        <translation>{} 파일을 예제 이미지로 실행하는 중…</translation>
    </message>
    <message>
        <source>Running {} on sample pictures…</source>
        <translation>{} 실행하는 중(예제 이미지)…</translation>
    </message>
    <message>
        <source>Choosing sample pictures…</source>
        <translation>예제 이미지를 고르는 중…</translation>
    </message>
    <message>
        <source>Putting the files in their place…</source>
        <translation>파일을 제자리에 옮기는 중…</translation>
    </message>
    <message>
        <source>Writing {}…</source>
        <translation>쓰는 중: {}…</translation>
    </message>
    <message>
        <source>Folder for the export</source>
        <translation>내보낼 폴더</translation>
    </message>
</context>
<context>
    <name>ExportProcess</name>
    <message>
        <source>The export could not be started. Start Inkling again.</source>
        <translation>내보내기를 시작하지 못했습니다. Inkling을 다시 시작하세요.</translation>
    </message>
    <message>
        <source>The export ended unexpectedly; nothing was written. Try again.</source>
        <translation>내보내기가 갑자기 끝났습니다. 저장된 것은 없습니다. 다시 시도하세요.</translation>
    </message>
</context>
<context>
    <name>FamilyTree</name>
    <message>
        <source>Family tree of the networks</source>
        <translation>신경망 계보</translation>
    </message>
    <message>
        <source>The networks are shown as soon as the engine is ready.</source>
        <translation>엔진이 준비되면 신경망이 표시됩니다.</translation>
    </message>
    <message>
        <source>✓ Counted on the network as built, and as many parameters as torchvision or the paper gives. ImageNet accuracy: one crop, as published.</source>
        <translation>✓ 만들어진 신경망에서 센 매개변수 수가 torchvision 또는 논문의 수와 같습니다. ImageNet 정확도: 발표된 값, 단일 크롭.</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>{:.1f} s</source>
        <translation>{:.1f}초</translation>
    </message>
    <message>
        <source>{} s</source>
        <translation>{}초</translation>
    </message>
    <message>
        <source>{} min {:02d} s</source>
        <translation>{}분 {:02d}초</translation>
    </message>
    <message>
        <source>{} h {:02d} min</source>
        <translation>{}시간 {:02d}분</translation>
    </message>
    <message>
        <source>a few seconds left</source>
        <translation>몇 초 남음</translation>
    </message>
    <message>
        <source>about {} s left</source>
        <translation>약 {}초 남음</translation>
    </message>
    <message>
        <source>about {} min left</source>
        <translation>약 {}분 남음</translation>
    </message>
    <message>
        <source>about {} h {:02d} min left</source>
        <translation>약 {}시간 {:02d}분 남음</translation>
    </message>
    <message>
        <source>about {} s</source>
        <translation>약 {}초</translation>
    </message>
    <message>
        <source>about {} min</source>
        <translation>약 {}분</translation>
    </message>
    <message>
        <source>about {:.1f} h</source>
        <translation>약 {:.1f}시간</translation>
    </message>
    <message>
        <source>{:.1f} GB</source>
        <translation>{:.1f} GB</translation>
    </message>
    <message>
        <source>{:,} MB</source>
        <translation>{:,} MB</translation>
    </message>
</context>
<context>
    <name>FormatChoice</name>
    <message>
        <source>For any language and device. Preprocessing and labels are inside.</source>
        <translation>모든 언어와 장치용. 전처리와 클래스 이름이 들어 있습니다.</translation>
    </message>
    <message>
        <source>For PyTorch: a plain state dict, with torchvision&apos;s names where it has the network.</source>
        <translation>PyTorch용 state dict. torchvision에 있는 신경망이면 그 이름을 씁니다.</translation>
    </message>
    <message>
        <source>For Inkling on another machine: one file is a whole recognizer.</source>
        <translation>다른 컴퓨터의 Inkling용. 파일 하나가 인식기 전체입니다.</translation>
    </message>
</context>
<context>
    <name>Gallery</name>
    <message>
        <source>Kept drawings</source>
        <translation>보관한 그림</translation>
    </message>
</context>
<context>
    <name>GalleryModel</name>
    <message>
        <source>Was read as {}, is {}</source>
        <translation>{}(으)로 읽음, 정답은 {}</translation>
    </message>
    <message>
        <source>Drawing of {}</source>
        <translation>{} 그림</translation>
    </message>
</context>
<context>
    <name>GradientView</name>
    <message>
        <source>What is shown of each layer</source>
        <translation>층마다 보일 값</translation>
    </message>
    <message>
        <source>Gradients</source>
        <translation>기울기</translation>
    </message>
    <message>
        <source>Change per step</source>
        <translation>스텝당 변화</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>Dead units</source>
        <translation>죽은 뉴런</translation>
    </message>
    <message>
        <source>Gradient flow</source>
        <translation>기울기 흐름</translation>
    </message>
    <message>
        <source>Select a run to see how gradients flow through it. They are recorded from its first step on.</source>
        <translation>실행을 선택하면 기울기가 어떻게 흐르는지 보입니다. 첫 스텝부터 기록됩니다.</translation>
    </message>
    <message>
        <source>Reading the run…</source>
        <translation>학습 기록을 읽는 중…</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>Depth, from the picture (0) to the answer (1)</source>
        <translation>깊이, 이미지(0)에서 결과(1)까지</translation>
    </message>
    <message>
        <source>Gradient norm</source>
        <translation>기울기 크기</translation>
    </message>
    <message>
        <source>Change per step, as a share of the weights</source>
        <translation>스텝당 변화(가중치 대비)</translation>
    </message>
    <message>
        <source>Norm of the weights</source>
        <translation>가중치 크기</translation>
    </message>
    <message>
        <source>Rows are layers, from the picture to the answer. Where early rows are pale, gradients vanish on the way back and these layers hardly learn; shortcuts (ResNet) and normalization keep the rows alike.</source>
        <translation>행은 이미지에서 결과까지의 층입니다. 앞쪽 행이 옅으면 되돌아오는 기울기가 사라져 그 층은 거의 배우지 못합니다. 지름길(ResNet)과 정규화는 행들을 고르게 합니다.</translation>
    </message>
    <message>
        <source>The newest record of each run, over the depth of its network. A line that falls towards the picture is a gradient that vanishes; with shortcuts (ResNet) it stays level.</source>
        <translation>학습마다 가장 최근 기록을 신경망의 깊이에 따라 보입니다. 이미지 쪽으로 내려가는 선은 사라지는 기울기이며, 지름길(ResNet)이 있으면 평평합니다.</translation>
    </message>
    <message>
        <source>How much one step changes a layer, compared with its weights. About 0.001 is healthy; far less hardly learns, far more is restless.</source>
        <translation>한 스텝이 층을 가중치에 비해 얼마나 바꾸는지 보입니다. 0.001쯤이 좋으며, 훨씬 작으면 거의 배우지 못하고 훨씬 크면 불안정합니다.</translation>
    </message>
    <message>
        <source>The size of a layer&apos;s weights. Steady growth asks for more weight decay; a fall towards zero for less.</source>
        <translation>층의 가중치 크기입니다. 계속 커지면 가중치 감쇠를 늘리고, 0으로 줄어들면 줄이세요.</translation>
    </message>
    <message>
        <source>The share of rectified units that are zero for every picture of a small batch. They learn nothing more; many of them ask for a smaller learning rate.</source>
        <translation>작은 배치의 모든 이미지에서 0인 ReLU 유닛의 비율입니다. 이런 유닛은 더 배우지 못하며, 많으면 학습률을 낮추세요.</translation>
    </message>
</context>
<context>
    <name>HandwritingScreen</name>
    <message>
        <source>Collections</source>
        <translation>모음</translation>
    </message>
    <message>
        <source>New set…</source>
        <translation>새 모음…</translation>
    </message>
    <message>
        <source>Teach Inkling symbols of your own: letters, shapes, gestures</source>
        <translation>글자, 도형, 제스처 등 나만의 기호를 Inkling에 가르칩니다</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>가져오기…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>내보내기…</translation>
    </message>
    <message>
        <source>Delete set</source>
        <translation>모음 삭제</translation>
    </message>
    <message>
        <source>Which drawings are shown</source>
        <translation>표시할 그림</translation>
    </message>
    <message>
        <source>Relabel</source>
        <translation>레이블 변경</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Handwriting</source>
        <translation>손글씨</translation>
    </message>
    <message>
        <source>All</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>Nothing kept yet. When a digit is misread on the Recognize screen, press the right one.</source>
        <translation>아직 보관한 그림이 없습니다. 인식 화면에서 숫자를 잘못 읽으면 맞는 숫자를 누르세요.</translation>
    </message>
    <message>
        <source>Nothing drawn yet. Draw at the right; Enter keeps it.</source>
        <translation>아직 그린 것이 없습니다. 오른쪽에 그리고 Enter를 누르면 보관됩니다.</translation>
    </message>
    <message>
        <source>Reading the drawings…</source>
        <translation>그림을 읽는 중…</translation>
    </message>
    <message>
        <source>Learn from these drawings: the digit recognizer is tuned to your hand in seconds and checked on the MNIST test set, so that it forgets nothing.</source>
        <translation>이 그림들로 학습합니다. 숫자 인식기를 몇 초 만에 내 글씨에 맞추고, 배운 것을 잊지 않았는지 MNIST 테스트 세트로 확인합니다.</translation>
    </message>
    <message>
        <source>Keep some corrected digits first, then learn from them.</source>
        <translation>먼저 바로잡은 숫자를 몇 개 보관한 뒤 학습하세요.</translation>
    </message>
    <message>
        <source>Learn from my corrections</source>
        <translation>바로잡은 글씨로 학습</translation>
    </message>
    <message>
        <source>Train a recognizer for “{}” from these drawings and use it at once.</source>
        <translation>“{}” 인식기를 이 그림들로 학습해 바로 사용합니다.</translation>
    </message>
    <message>
        <source>Draw at least two of each; “{}” needs more.</source>
        <translation>기호마다 두 개 이상 그리세요. “{}” 그림이 더 필요합니다.</translation>
    </message>
    <message>
        <source>Teach these symbols</source>
        <translation>이 기호들 가르치기</translation>
    </message>
    <message>
        <source>My handwriting</source>
        <translation>내 손글씨</translation>
    </message>
    <message>
        <source>1 drawing</source>
        <translation>그림 1개</translation>
    </message>
    <message>
        <source>{} drawings</source>
        <translation>그림 {}개</translation>
    </message>
    <message>
        <source>1 drawing deleted.</source>
        <translation>그림 1개를 삭제했습니다.</translation>
    </message>
    <message>
        <source>{} drawings deleted.</source>
        <translation>그림 {}개를 삭제했습니다.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>The set “{}” was deleted.</source>
        <translation>“{}” 모음을 삭제했습니다.</translation>
    </message>
    <message>
        <source>Export drawings</source>
        <translation>그림 내보내기</translation>
    </message>
    <message>
        <source>Inkling drawings ({})</source>
        <translation>Inkling 그림 ({})</translation>
    </message>
    <message>
        <source>{} exported.</source>
        <translation>내보냈습니다: {}</translation>
    </message>
    <message>
        <source>Import drawings</source>
        <translation>그림 가져오기</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>모든 파일 (*)</translation>
    </message>
    <message>
        <source>{} imported.</source>
        <translation>가져왔습니다: {}</translation>
    </message>
    <message>
        <source>The recognizer from before is in use again. Your drawings stay.</source>
        <translation>이전 인식기를 다시 사용합니다. 그림은 그대로 있습니다.</translation>
    </message>
</context>
<context>
    <name>InitialWeightsChoice</name>
    <message>
        <source>Start from</source>
        <translation>시작 가중치</translation>
    </message>
    <message>
        <source>Chance: a new network</source>
        <translation>무작위: 새 신경망</translation>
    </message>
    <message>
        <source>It learns everything from your pictures.</source>
        <translation>모든 것을 내 이미지에서 배웁니다.</translation>
    </message>
    <message>
        <source>{}, {:,} classes, sees {}×{}. What it has learned to see is kept.</source>
        <translation>{}, 클래스 {:,}개, 입력 {}×{}. 이미 배운 시각 특징은 유지됩니다.</translation>
    </message>
</context>
<context>
    <name>InkModel</name>
    <message>
        <source>Erase</source>
        <translation>지우기</translation>
    </message>
    <message>
        <source>Stroke</source>
        <translation>획</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>모두 지우기</translation>
    </message>
    <message>
        <source>Load drawing</source>
        <translation>그림 불러오기</translation>
    </message>
</context>
<context>
    <name>LearnCard</name>
    <message>
        <source>Progress of learning</source>
        <translation>학습 진행률</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Undo learning</source>
        <translation>학습 되돌리기</translation>
    </message>
    <message>
        <source>Go back to the recognizer from before; the drawings stay.</source>
        <translation>이전 인식기로 되돌립니다. 그림은 그대로 있습니다.</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>준비하는 중…</translation>
    </message>
    <message>
        <source>Learning from {} drawings; {} are kept aside to measure.</source>
        <translation>그림 {}개로 학습하는 중이며, {}개는 측정용으로 따로 둡니다.</translation>
    </message>
    <message>
        <source>About {} s left, then it is measured.</source>
        <translation>약 {}초 남았으며, 그 뒤 측정합니다.</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>측정하는 중…</translation>
    </message>
    <message>
        <source>Your held-out drawings</source>
        <translation>따로 둔 내 그림</translation>
    </message>
    <message>
        <source>MNIST test set</source>
        <translation>MNIST 테스트 세트</translation>
    </message>
    <message>
        <source>With five drawings or more of a kind, some are kept aside to measure.</source>
        <translation>종류마다 그림이 다섯 개 이상이면 일부를 측정용으로 따로 둡니다.</translation>
    </message>
    <message>
        <source>Learned in {} s. The new recognizer is in use.</source>
        <translation>{}초 만에 학습했습니다. 새 인식기를 사용합니다.</translation>
    </message>
    <message>
        <source>{}: {} right ({} of {}).</source>
        <translation>{}: 정확도 {} ({} / {}).</translation>
    </message>
    <message>
        <source>{}: {} right before, {} now (of {}).</source>
        <translation>{}: 정확도 {} → {} ({}개 중).</translation>
    </message>
</context>
<context>
    <name>LearnProcess</name>
    <message>
        <source>Learning could not be started. Start Inkling again.</source>
        <translation>학습을 시작할 수 없습니다. Inkling을 다시 시작하세요.</translation>
    </message>
    <message>
        <source>Learning ended unexpectedly; nothing was changed. Try again.</source>
        <translation>학습이 예기치 않게 끝났습니다. 바뀐 것은 없으니 다시 시도하세요.</translation>
    </message>
</context>
<context>
    <name>Library</name>
    <message>
        <source>Come with Inkling</source>
        <translation>기본 제공</translation>
    </message>
    <message>
        <source>Trained here</source>
        <translation>직접 학습</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>가져옴</translation>
    </message>
    <message>
        <source>{} % right</source>
        <translation>정확도 {}%</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>정확도</translation>
    </message>
    <message>
        <source>Tells apart</source>
        <translation>구별 대상</translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation>학습 데이터</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>매개변수</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>학습 설정</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>확률</translation>
    </message>
    <message>
        <source>License</source>
        <translation>라이선스</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>제작</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>측정하지 않음</translation>
    </message>
    <message>
        <source>{} % on held-out training data</source>
        <translation>따로 떼어 둔 검증 데이터에서 {}%</translation>
    </message>
    <message>
        <source>{} % on {}</source>
        <translation>{}% ({})</translation>
    </message>
    <message>
        <source>test pictures</source>
        <translation>테스트 이미지</translation>
    </message>
    <message>
        <source>{} % of {} test pictures (95 % sure: {}–{} %)</source>
        <translation>{}%, 테스트 이미지 {}장 (95% 신뢰구간: {}–{}%)</translation>
    </message>
    <message>
        <source>small form</source>
        <translation>소형</translation>
    </message>
    <message>
        <source>full form</source>
        <translation>논문 원본</translation>
    </message>
    <message>
        <source>{} classes: {}</source>
        <translation>클래스 {}개: {}</translation>
    </message>
    <message>
        <source>ink, gray</source>
        <translation>손글씨, 흑백</translation>
    </message>
    <message>
        <source>photo, color</source>
        <translation>사진, 컬러</translation>
    </message>
    <message>
        <source>ink, three channels</source>
        <translation>손글씨, 3채널</translation>
    </message>
    <message>
        <source>{} epochs</source>
        <translation>{} 에포크</translation>
    </message>
    <message>
        <source>learning rate {}</source>
        <translation>학습률 {}</translation>
    </message>
    <message>
        <source>batches of {}</source>
        <translation>배치 크기 {}</translation>
    </message>
    <message>
        <source>seed {}</source>
        <translation>시드 {}</translation>
    </message>
    <message>
        <source>mean over the picture and its mirror image</source>
        <translation>이미지와 좌우 반전 이미지의 평균</translation>
    </message>
    <message>
        <source>calibrated (temperature {}), sure from {} %</source>
        <translation>보정됨 (온도 {}), {}%부터 확실</translation>
    </message>
    <message>
        <source>Inkling {}</source>
        <translation>Inkling {}</translation>
    </message>
    <message>
        <source>Nothing yet: it is loaded, and measured, when it is first asked.</source>
        <translation>아직 없음: 처음 사용할 때 불러와 측정합니다.</translation>
    </message>
    <message>
        <source>{} for now. A faster way with the same answers is looked for in a quiet moment.</source>
        <translation>지금은 {}. 잠시 쉬는 동안 결과가 같은 더 빠른 방식을 찾습니다.</translation>
    </message>
    <message>
        <source>{}: {} for a picture, {} times as fast as plain PyTorch ({})</source>
        <translation>{}: 이미지당 {}, 기본 PyTorch의 {}배 속도 ({})</translation>
    </message>
    <message>
        <source>{}: {} for a picture; no other way was clearly faster</source>
        <translation>{}: 이미지당 {}, 뚜렷이 더 빠른 방식 없음</translation>
    </message>
    <message>
        <source>{}: {}, not the fastest</source>
        <translation>{}: {}, 가장 빠르지는 않음</translation>
    </message>
    <message>
        <source>{}: {}, not faster</source>
        <translation>{}: {}, 더 빠르지 않음</translation>
    </message>
    <message>
        <source>{}: not used, its answers differ</source>
        <translation>{}: 사용 안 함, 결과가 다름</translation>
    </message>
    <message>
        <source>{}: not to be had here ({})</source>
        <translation>{}: 여기서는 쓸 수 없음 ({})</translation>
    </message>
    <message>
        <source>{}: not installed</source>
        <translation>{}: 설치되지 않음</translation>
    </message>
    <message>
        <source>{}: not tried, so small a network gains nothing by it</source>
        <translation>{}: 시도 안 함, 이렇게 작은 신경망에는 이득이 없음</translation>
    </message>
    <message>
        <source>{}: not tried, bfloat16 gives the same answers in less time</source>
        <translation>{}: 시도 안 함, bfloat16이 같은 결과를 더 빨리 냄</translation>
    </message>
    <message>
        <source>{} ms</source>
        <translation>{} ms</translation>
    </message>
    <message>
        <source>Measured while other programs kept this computer busy: it is measured again next time.</source>
        <translation>다른 프로그램이 컴퓨터를 쓰는 동안 측정했습니다. 다음에 다시 측정합니다.</translation>
    </message>
</context>
<context>
    <name>LibraryScreen</name>
    <message>
        <source>Library</source>
        <translation>라이브러리</translation>
    </message>
    <message>
        <source>Import weights…</source>
        <translation>가중치 가져오기…</translation>
    </message>
    <message>
        <source>A .safetensors or .pth file; dropping it on the window does the same</source>
        <translation>.safetensors 또는 .pth 파일. 창에 끌어다 놓아도 됩니다.</translation>
    </message>
    <message>
        <source>Recognizers</source>
        <translation>인식기</translation>
    </message>
    <message>
        <source>Family tree</source>
        <translation>계보</translation>
    </message>
    <message>
        <source>ImageNet weights from torchvision</source>
        <translation>torchvision의 ImageNet 가중치</translation>
    </message>
    <message>
        <source>{} answers from now on.</source>
        <translation>지금부터 사용할 인식기: {}</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>이름 바꾸기</translation>
    </message>
    <message>
        <source>Call this recognizer</source>
        <translation>인식기 이름</translation>
    </message>
    <message>
        <source>Deleted {}.</source>
        <translation>삭제했습니다: {}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Import weights</source>
        <translation>가중치 가져오기</translation>
    </message>
    <message>
        <source>Weights ({})</source>
        <translation>가중치 ({})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>모든 파일 (*)</translation>
    </message>
</context>
<context>
    <name>LrCurve</name>
    <message>
        <source>Loss over the learning rate</source>
        <translation>학습률에 따른 손실</translation>
    </message>
    <message>
        <source>Losses between {} and {} at rates from {} to {}.</source>
        <translation>손실 {}~{}, 학습률 {}~{}.</translation>
    </message>
</context>
<context>
    <name>LrSearch</name>
    <message>
        <source>Find…</source>
        <translation>찾기…</translation>
    </message>
    <message>
        <source>Tries rising learning rates for a moment and proposes one (L. N. Smith, 2015)</source>
        <translation>학습률을 잠시 높여 가며 시험하고 하나를 제안합니다 (L. N. Smith, 2015)</translation>
    </message>
    <message>
        <source>Find a learning rate</source>
        <translation>학습률 찾기</translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation>준비 중…</translation>
    </message>
    <message>
        <source>Learning rate {}, loss {}</source>
        <translation>학습률 {}, 손실 {}</translation>
    </message>
    <message>
        <source>The loss is least at a rate of {}; a fifth of that is steady.</source>
        <translation>학습률 {}에서 손실이 가장 작습니다. 그 5분의 1이면 안정적입니다.</translation>
    </message>
    <message>
        <source>The loss did not fall at any rate: this network learns nothing from these pictures.</source>
        <translation>어떤 학습률에서도 손실이 줄지 않았습니다. 이 신경망은 이 이미지에서 배우지 못합니다.</translation>
    </message>
    <message>
        <source>Use {:g}</source>
        <translation>{:g} 사용</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Inkling did not close correctly last time. Your drawing and your runs are kept.</source>
        <translation>지난번에 Inkling이 올바르게 닫히지 않았습니다. 그림과 실행은 그대로 있습니다.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>도움말</translation>
    </message>
    <message>
        <source>pasted picture</source>
        <translation>붙여 넣은 이미지</translation>
    </message>
    <message>
        <source>There is no picture in the clipboard.</source>
        <translation>클립보드에 이미지가 없습니다.</translation>
    </message>
    <message>
        <source>Not opened, because it is not on this machine: {}. Save it as a file first; Inkling fetches nothing from the network unasked.</source>
        <translation>이 컴퓨터에 없어서 열지 않았습니다: {}. 먼저 파일로 저장하세요. Inkling은 요청 없이 인터넷에서 아무것도 내려받지 않습니다.</translation>
    </message>
    <message>
        <source>There was no file or picture in what was dropped.</source>
        <translation>끌어다 놓은 것에 파일이나 이미지가 없습니다.</translation>
    </message>
    <message>
        <source>dropped picture</source>
        <translation>끌어다 놓은 이미지</translation>
    </message>
    <message>
        <source>Recognize</source>
        <translation>인식</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Handwriting</source>
        <translation>손글씨</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>라이브러리</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>파일(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>편집(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>보기(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>도움말(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Open pictures…</source>
        <translation>이미지 열기(&amp;O)…</translation>
    </message>
    <message>
        <source>Open &amp;folder…</source>
        <translation>폴더 열기(&amp;F)…</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>최근 항목 열기(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Import weights…</source>
        <translation>가중치 가져오기(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>종료(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>붙여넣기(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>테마(&amp;T)</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>시스템과 같게(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>밝게(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>어둡게(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Larger text</source>
        <translation>글자 크게(&amp;L)</translation>
    </message>
    <message>
        <source>S&amp;maller text</source>
        <translation>글자 작게(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Usual text size</source>
        <translation>기본 글자 크기(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>설정(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Shortcuts</source>
        <translation>단축키(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;About Inkling</source>
        <translation>Inkling 정보(&amp;A)</translation>
    </message>
    <message>
        <source>Nothing opened yet</source>
        <translation>연 항목 없음</translation>
    </message>
    <message>
        <source>&amp;Clear this list</source>
        <translation>목록 지우기(&amp;C)</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Messages</source>
        <translation>알림</translation>
    </message>
</context>
<context>
    <name>MessageRow</name>
    <message>
        <source>Details</source>
        <translation>자세히</translation>
    </message>
    <message>
        <source>Copy this message</source>
        <translation>알림 복사</translation>
    </message>
    <message>
        <source>Dismiss this message</source>
        <translation>알림 닫기</translation>
    </message>
    <message>
        <source>Information: {}</source>
        <translation>정보: {}</translation>
    </message>
    <message>
        <source>Done: {}</source>
        <translation>완료: {}</translation>
    </message>
    <message>
        <source>Warning: {}</source>
        <translation>경고: {}</translation>
    </message>
    <message>
        <source>Error: {}</source>
        <translation>오류: {}</translation>
    </message>
</context>
<context>
    <name>ModeSwitch</name>
    <message>
        <source>What to read</source>
        <translation>읽을 대상</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>자동</translation>
    </message>
    <message>
        <source>Find out whether it is one digit or a number</source>
        <translation>한 자리 숫자인지 여러 자리 수인지 자동으로 판단</translation>
    </message>
    <message>
        <source>Digit</source>
        <translation>한 자리</translation>
    </message>
    <message>
        <source>All ink is one digit</source>
        <translation>쓴 것 전체를 숫자 하나로 읽기</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>여러 자리</translation>
    </message>
    <message>
        <source>The ink is a number: every digit is found and read</source>
        <translation>여러 자리 수로 보고 숫자를 하나씩 찾아 읽기</translation>
    </message>
</context>
<context>
    <name>NavigationRail</name>
    <message>
        <source>Screens</source>
        <translation>화면</translation>
    </message>
</context>
<context>
    <name>NetworkCard</name>
    <message>
        <source>ILSVRC: {}</source>
        <translation>ILSVRC: {}</translation>
    </message>
</context>
<context>
    <name>NetworkChoice</name>
    <message>
        <source>Network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>The network is that of the weights it starts from.</source>
        <translation>시작 가중치의 신경망을 씁니다.</translation>
    </message>
    <message>
        <source>{} weights, {} layers.</source>
        <translation>가중치 {}개, 층 {}개.</translation>
    </message>
</context>
<context>
    <name>NewSetDialog</name>
    <message>
        <source>New set of symbols</source>
        <translation>새 기호 모음</translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation>도형</translation>
    </message>
    <message>
        <source>♥ ★ ▲   or   ㄱ, ㄴ, ㄷ   or   circle, square, arrow</source>
        <translation>♥ ★ ▲   또는   ㄱ, ㄴ, ㄷ   또는   원, 네모, 화살표</translation>
    </message>
    <message>
        <source>Name what the recognizer shall tell apart, then draw a few of each.</source>
        <translation>인식기가 구별할 기호의 이름을 적고, 각각 몇 개씩 그리세요.</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>이름(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Symbols</source>
        <translation>기호(&amp;S)</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>만들기</translation>
    </message>
    <message>
        <source>“{}” is named twice.</source>
        <translation>“{}” 이름이 두 번 나옵니다.</translation>
    </message>
    <message>
        <source>{} symbols: {}</source>
        <translation>기호 {}개: {}</translation>
    </message>
    <message>
        <source>At least two symbols, separated by commas or spaces.</source>
        <translation>쉼표나 공백으로 구분해 기호를 두 개 이상 입력하세요.</translation>
    </message>
</context>
<context>
    <name>Pad</name>
    <message>
        <source>Paper for examples</source>
        <translation>예시를 그릴 종이</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>그리기</translation>
    </message>
    <message>
        <source>What you draw</source>
        <translation>그릴 기호</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>보관</translation>
    </message>
    <message>
        <source>Keep this drawing and go on with the next one (Enter)</source>
        <translation>이 그림을 보관하고 다음으로 (Enter)</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>지우기</translation>
    </message>
    <message>
        <source>Start this drawing again (Esc)</source>
        <translation>이 그림 다시 그리기 (Esc)</translation>
    </message>
    <message>
        <source>{} of {}</source>
        <translation>{} / {}</translation>
    </message>
    <message>
        <source>Draw {}</source>
        <translation>{} 그리기</translation>
    </message>
    <message>
        <source>Enter keeps it. Ten of each, as differently as you write them, make a good recognizer.</source>
        <translation>Enter를 누르면 보관됩니다. 평소 쓰는 대로 다양하게 열 개씩 그리면 좋은 인식기가 됩니다.</translation>
    </message>
</context>
<context>
    <name>ParameterCount</name>
    <message>
        <source>Counted on the network as built: {}. The paper only gives “{}”.</source>
        <translation>만들어진 신경망에서 센 수: {}. 논문에는 “{}”라고만 적혀 있습니다.</translation>
    </message>
    <message>
        <source>Counted on the network as built: {}. Nobody publishes an exact number to compare with.</source>
        <translation>만들어진 신경망에서 센 수: {}. 비교할 정확한 수는 발표되지 않았습니다.</translation>
    </message>
    <message>
        <source>Counted on the network as built: {}, exactly what {} gives.</source>
        <translation>만들어진 신경망에서 센 수: {}. 발표된 수({})와 정확히 같습니다.</translation>
    </message>
    <message>
        <source>Counted on the network as built: {}. But {} gives {}.</source>
        <translation>만들어진 신경망에서 센 수: {}. 그러나 발표된 수({})는 {}.</translation>
    </message>
</context>
<context>
    <name>PerClassTable</name>
    <message>
        <source>Class</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>이미지</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>정밀도</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>재현율</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>Of what was read as this class, how much was it</source>
        <translation>이 클래스로 읽은 것 중 실제로 맞은 비율</translation>
    </message>
    <message>
        <source>Of what is this class, how much was read as it</source>
        <translation>이 클래스인 것 중 그렇게 읽은 비율</translation>
    </message>
    <message>
        <source>The harmonic mean of precision and recall</source>
        <translation>정밀도와 재현율의 조화 평균</translation>
    </message>
</context>
<context>
    <name>PictureCanvas</name>
    <message>
        <source>Opened picture</source>
        <translation>연 이미지</translation>
    </message>
    <message>
        <source>Wheel or pinch: zoom. Drag: move. Double click: closer, or all of it.</source>
        <translation>휠이나 두 손가락: 확대·축소. 끌기: 이동. 두 번 클릭: 확대 또는 전체 보기.</translation>
    </message>
</context>
<context>
    <name>PictureOpener</name>
    <message>
        <source>{} files</source>
        <translation>파일 {}개</translation>
    </message>
    <message>
        <source>The picture in the clipboard is too large ({} × {}). Copy a part of it.</source>
        <translation>클립보드의 이미지가 너무 큽니다 ({} × {}). 일부만 복사하세요.</translation>
    </message>
    <message>
        <source>There is no picture in it. Choose pictures, or a folder that holds some.</source>
        <translation>이미지가 없습니다. 이미지나 이미지가 든 폴더를 선택하세요.</translation>
    </message>
</context>
<context>
    <name>PictureView</name>
    <message>
        <source>Back to the canvas</source>
        <translation>캔버스로 돌아가기</translation>
    </message>
    <message>
        <source>Back to the canvas (Esc)</source>
        <translation>캔버스로 돌아가기 (Esc)</translation>
    </message>
    <message>
        <source>All pictures</source>
        <translation>모든 이미지</translation>
    </message>
    <message>
        <source>Reading {}…</source>
        <translation>읽는 중: {}…</translation>
    </message>
</context>
<context>
    <name>ProbabilityModel</name>
    <message>
        <source>{} more</source>
        <translation>외 {}개</translation>
    </message>
</context>
<context>
    <name>ProbabilityPanel</name>
    <message>
        <source>Probabilities</source>
        <translation>확률</translation>
    </message>
    <message>
        <source>Most probable first</source>
        <translation>확률 높은 순</translation>
    </message>
    <message>
        <source>Not a digit{}. If it were one:</source>
        <translation>숫자가 아님{}. 숫자라면:</translation>
    </message>
    <message>
        <source>None of these{}. If it were one:</source>
        <translation>이 중에 없음{}. 있다면:</translation>
    </message>
</context>
<context>
    <name>RaceActions</name>
    <message>
        <source>Still waiting since the window was closed: {}{}.</source>
        <translation>창을 닫은 뒤로 대기 중: {}{}.</translation>
    </message>
    <message>
        <source>Train them now</source>
        <translation>지금 학습</translation>
    </message>
</context>
<context>
    <name>RaceDialog</name>
    <message>
        <source>Race</source>
        <translation>대결</translation>
    </message>
    <message>
        <source>Equal epochs</source>
        <translation>같은 에포크</translation>
    </message>
    <message>
        <source>Equal time</source>
        <translation>같은 시간</translation>
    </message>
    <message>
        <source>Start the race</source>
        <translation>대결 시작</translation>
    </message>
    <message>
        <source>Networks that race</source>
        <translation>대결할 신경망</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>Minutes each</source>
        <translation>각각의 시간(분)</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source> min</source>
        <translation> 분</translation>
    </message>
    <message>
        <source>Which networks?</source>
        <translation>어떤 신경망?</translation>
    </message>
    <message>
        <source>On which terms?</source>
        <translation>어떤 조건?</translation>
    </message>
    <message>
        <source>Check at least two networks.</source>
        <translation>신경망을 두 개 이상 선택하세요.</translation>
    </message>
    <message>
        <source>{:,} runs, one after the other, each with what does well for its network.</source>
        <translation>실행 {:,}개를 차례로, 신경망마다 알맞은 설정으로 학습합니다.</translation>
    </message>
    <message>
        <source>About {:,.0f} minutes in all.</source>
        <translation>모두 약 {:,.0f}분.</translation>
    </message>
</context>
<context>
    <name>RaceView</name>
    <message>
        <source>Run</source>
        <translation>실행</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>정확도</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95 % 구간</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>매개변수</translation>
    </message>
    <message>
        <source>Multiply-adds</source>
        <translation>곱셈-누산</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>시간</translation>
    </message>
    <message>
        <source> held out</source>
        <translation> 검증</translation>
    </message>
    <message>
        <source>What accuracy is drawn against</source>
        <translation>정확도와 견줄 값</translation>
    </message>
    <message>
        <source>Against parameters</source>
        <translation>매개변수 대비</translation>
    </message>
    <message>
        <source>Against multiply-adds</source>
        <translation>곱셈-누산 대비</translation>
    </message>
    <message>
        <source>Against training time</source>
        <translation>학습 시간 대비</translation>
    </message>
    <message>
        <source>Accuracy and cost</source>
        <translation>정확도와 비용</translation>
    </message>
    <message>
        <source>Standings</source>
        <translation>순위</translation>
    </message>
    <message>
        <source>Select several runs below to compare them, or let networks race: the flag above the list of runs.</source>
        <translation>아래에서 실행을 여러 개 선택해 비교하거나, 기록 목록 위의 깃발로 대결를 시작하세요.</translation>
    </message>
    <message>
        <source>Once two runs were tested, it is said here whether the lead is real.</source>
        <translation>실행 두 개가 테스트되면 차이가 진짜인지 여기에 나옵니다.</translation>
    </message>
    <message>
        <source>Multiply-adds for one picture</source>
        <translation>이미지 한 장의 곱셈-누산</translation>
    </message>
    <message>
        <source>Training time in seconds</source>
        <translation>학습 시간(초)</translation>
    </message>
    <message>
        <source>Test accuracy</source>
        <translation>테스트 정확도</translation>
    </message>
    <message>
        <source>Of {:,} test pictures, {:,} were right only with {} and {:,} only with {} (McNemar, p {}).</source>
        <translation>테스트 이미지 {:,}장 중 한쪽만 맞힌 것: {:,}장은 {}, {:,}장은 {} (맥니마, p {}).</translation>
    </message>
    <message>
        <source>Neither is better on these pictures.</source>
        <translation>이 이미지에서는 우열이 없습니다.</translation>
    </message>
    <message>
        <source>{} is better: chance alone is an unlikely explanation.</source>
        <translation>{} 우세: 우연으로 보기 어렵습니다.</translation>
    </message>
    <message>
        <source>{} is ahead, but that may well be chance.</source>
        <translation>{} 앞섬: 우연일 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>Recipe</name>
    <message>
        <source>automatic</source>
        <translation>자동</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>off</source>
        <translation>끔</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>What “{}” means</source>
        <translation>“{}” 설명</translation>
    </message>
    <message>
        <source>What this means</source>
        <translation>설명 보기</translation>
    </message>
    <message>
        <source>made from network and data</source>
        <translation>자동으로 지정</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>형태</translation>
    </message>
    <message>
        <source>Input size</source>
        <translation>입력 크기</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>Time limit (s)</source>
        <translation>시간 제한(초)</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>배치 크기</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>스케줄</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>워밍업</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>옵티마이저</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>모멘텀</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>가중치 감쇠</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>레이블 스무딩</translation>
    </message>
    <message>
        <source>Gradient limit</source>
        <translation>기울기 제한</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>데이터 증강</translation>
    </message>
    <message>
        <source>Mixup</source>
        <translation>Mixup</translation>
    </message>
    <message>
        <source>CutMix</source>
        <translation>CutMix</translation>
    </message>
    <message>
        <source>Uneven classes</source>
        <translation>클래스 불균형</translation>
    </message>
    <message>
        <source>Answers from</source>
        <translation>예측 방식</translation>
    </message>
    <message>
        <source>Mean weights</source>
        <translation>가중치 평균</translation>
    </message>
    <message>
        <source>Held out</source>
        <translation>검증 비율</translation>
    </message>
    <message>
        <source>Early stopping</source>
        <translation>조기 종료</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>장치</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>정밀도</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>시작 가중치</translation>
    </message>
    <message>
        <source>Keep as it is</source>
        <translation>그대로 둘 부분</translation>
    </message>
    <message>
        <source>Rate of the body</source>
        <translation>백본 학습률</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>One-cycle</source>
        <translation>원사이클</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>코사인</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>일정</translation>
    </message>
    <message>
        <source>AdamW</source>
        <translation>AdamW</translation>
    </message>
    <message>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>SGD</source>
        <translation>SGD</translation>
    </message>
    <message>
        <source>None</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>이동</translation>
    </message>
    <message>
        <source>Ink</source>
        <translation>손글씨</translation>
    </message>
    <message>
        <source>Mirror and move</source>
        <translation>뒤집기와 이동</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>사진</translation>
    </message>
    <message>
        <source>RandAugment</source>
        <translation>RandAugment</translation>
    </message>
    <message>
        <source>All but the head</source>
        <translation>출력층만 빼고 모두</translation>
    </message>
    <message>
        <source>Nothing: all of it learns</source>
        <translation>없음: 전체 학습</translation>
    </message>
    <message>
        <source>Leave them</source>
        <translation>그대로 두기</translation>
    </message>
    <message>
        <source>Show equally often</source>
        <translation>같은 빈도로 보기</translation>
    </message>
    <message>
        <source>Weigh rare ones more</source>
        <translation>적은 쪽에 가중</translation>
    </message>
    <message>
        <source>The picture</source>
        <translation>이미지</translation>
    </message>
    <message>
        <source>It and its mirror image</source>
        <translation>이미지와 좌우 반전 이미지</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>자동</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>GPU (CUDA)</source>
        <translation>GPU (CUDA)</translation>
    </message>
    <message>
        <source>GPU (Apple)</source>
        <translation>GPU (Apple)</translation>
    </message>
    <message>
        <source>float32</source>
        <translation>float32</translation>
    </message>
    <message>
        <source>bfloat16</source>
        <translation>bfloat16</translation>
    </message>
    <message>
        <source>Small</source>
        <translation>소형</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>논문 원본</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>대기 중</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>시작 중</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>학습 중</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>중지하는 중</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>중지됨</translation>
    </message>
    <message>
        <source>Stopped early</source>
        <translation>조기 종료</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>중단됨</translation>
    </message>
    <message>
        <source>Large networks come in the full form of their paper, for photos, and in a small form that suits pictures of 28 to 64 pixels and a laptop.</source>
        <translation>큰 신경망에는 두 가지 형태가 있습니다. 논문 원본은 논문 그대로이며 사진에 알맞고, 소형은 28~64픽셀 이미지와 노트북에 알맞습니다.</translation>
    </message>
    <message>
        <source>{} on {}</source>
        <translation>{} · {}</translation>
    </message>
    <message>
        <source>almost nothing</source>
        <translation>거의 없음</translation>
    </message>
    <message>
        <source>Up to {}</source>
        <translation>{}까지</translation>
    </message>
</context>
<context>
    <name>RecipeForm</name>
    <message>
        <source>Download the pictures first.</source>
        <translation>먼저 이미지를 다운로드하세요.</translation>
    </message>
    <message>
        <source>Early stopping needs held-out pictures: set “Held out” above 0, or switch early stopping off.</source>
        <translation>조기 종료에는 검증용 이미지가 필요합니다. “검증 비율”을 0보다 크게 하거나 조기 종료를 끄세요.</translation>
    </message>
    <message>
        <source>The warm-up is as long as the whole run: make it shorter, or train more epochs.</source>
        <translation>워밍업이 학습 전체만큼 깁니다. 워밍업을 줄이거나 에포크를 늘리세요.</translation>
    </message>
    <message>
        <source>Nothing is left to train on: hold out fewer pictures.</source>
        <translation>학습할 이미지가 남지 않습니다. 검증 비율을 낮추세요.</translation>
    </message>
    <message>
        <source>The learning rate is far above what usually settles; the loss may blow up.</source>
        <translation>학습률이 보통 수렴하는 값보다 훨씬 큽니다. 손실이 발산할 수 있습니다.</translation>
    </message>
    <message>
        <source>A batch holds more pictures than there are: each epoch makes one correction only.</source>
        <translation>배치가 전체 이미지보다 큽니다. 에포크마다 가중치를 한 번만 갱신합니다.</translation>
    </message>
    <message>
        <source>Only {:,} pictures are held out: the best epoch is partly chosen by chance.</source>
        <translation>검증용 이미지가 {:,}장뿐입니다. 최고 에포크가 우연에 좌우될 수 있습니다.</translation>
    </message>
    <message>
        <source>The largest class has {:.0f} times the pictures of the smallest: “Uneven classes” can make up for it.</source>
        <translation>가장 큰 클래스의 이미지가 가장 작은 클래스의 {:.0f}배입니다. “클래스 불균형” 설정으로 보완할 수 있습니다.</translation>
    </message>
    <message>
        <source>Defaults</source>
        <translation>기본값</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>중지</translation>
    </message>
    <message>
        <source>Stop training</source>
        <translation>학습 중지</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>시작 가중치</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>학습 설정</translation>
    </message>
    <message>
        <source>All settings</source>
        <translation>모든 설정</translation>
    </message>
    <message>
        <source>Go back to what does well for this network and these data</source>
        <translation>이 신경망과 데이터에 알맞은 값으로 되돌리기</translation>
    </message>
    <message>
        <source>Looking at the pictures first…</source>
        <translation>먼저 이미지를 살펴보는 중…</translation>
    </message>
    <message>
        <source>Not while a run trains: the figures would be wrong.</source>
        <translation>학습 중에는 할 수 없습니다. 수치가 틀리게 됩니다.</translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>대기열에 추가</translation>
    </message>
    <message>
        <source>Train after the runs before it</source>
        <translation>앞선 실행이 끝난 뒤 학습</translation>
    </message>
    <message>
        <source>Train with this recipe</source>
        <translation>이 설정으로 학습</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>중지하는 중…</translation>
    </message>
    <message>
        <source>Choose other pictures to train on.</source>
        <translation>학습할 다른 이미지를 선택하세요.</translation>
    </message>
    <message>
        <source>{:,} waiting in the queue.</source>
        <translation>대기열에 {:,}개 대기 중.</translation>
    </message>
    <message>
        <source>It stops at the next batch and keeps what it learned</source>
        <translation>다음 배치에서 멈추고 배운 것은 보관합니다</translation>
    </message>
    <message>
        <source>Stop and keep what was learned (Ctrl+.)</source>
        <translation>중지하고 배운 것 보관 (Ctrl+.)</translation>
    </message>
    <message>
        <source>Nothing is training</source>
        <translation>학습 중이 아님</translation>
    </message>
</context>
<context>
    <name>RecognizeScreen</name>
    <message>
        <source>Try the sample pictures</source>
        <translation>예제 이미지로 해 보기</translation>
    </message>
    <message>
        <source>Write a digit or a number</source>
        <translation>숫자를 쓰세요</translation>
    </message>
    <message>
        <source>Write a digit</source>
        <translation>한 자리 숫자를 쓰세요</translation>
    </message>
    <message>
        <source>Write a number</source>
        <translation>여러 자리 수를 쓰세요</translation>
    </message>
    <message>
        <source>or drop, paste or open a picture</source>
        <translation>또는 이미지를 끌어다 놓거나 붙여 넣거나 여세요</translation>
    </message>
    <message>
        <source>Your drawing from last time is back. Undo takes it away.</source>
        <translation>지난번 그림을 되살렸습니다. 실행 취소로 지울 수 있습니다.</translation>
    </message>
    <message>
        <source>A drawing of another window was kept, too.</source>
        <translation>다른 창의 그림도 보관되어 있습니다.</translation>
    </message>
    <message>
        <source>{} drawings of other windows were kept, too.</source>
        <translation>다른 창의 그림 {}개도 보관되어 있습니다.</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>Reading {}…</source>
        <translation>읽는 중: {}…</translation>
    </message>
    <message>
        <source>{} answers photos. Open one to try it.</source>
        <translation>{}: 사진을 인식합니다. 사진을 열어 시험해 보세요.</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>열기…</translation>
    </message>
    <message>
        <source>Getting the network ready…</source>
        <translation>신경망을 준비하는 중…</translation>
    </message>
    <message>
        <source>Choose a picture to see its answer</source>
        <translation>이미지를 선택하세요</translation>
    </message>
    <message>
        <source>The answer appears here</source>
        <translation>여기에 결과가 나타납니다</translation>
    </message>
</context>
<context>
    <name>RecognizerChoice</name>
    <message>
        <source>Recognizer</source>
        <translation>인식기</translation>
    </message>
    <message>
        <source>Which network answers</source>
        <translation>사용할 신경망</translation>
    </message>
    <message>
        <source>Automatic: the best fit</source>
        <translation>자동: 가장 알맞은 것</translation>
    </message>
    <message>
        <source>Ink is read as digits, photos as photos.</source>
        <translation>손글씨는 숫자로, 사진은 사진으로 읽습니다.</translation>
    </message>
    <message>
        <source>Handwriting</source>
        <translation>손글씨</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>사진</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>내 것</translation>
    </message>
    <message>
        <source>{} classes, {:,} parameters</source>
        <translation>클래스 {}개, 매개변수 {:,}개</translation>
    </message>
    <message>
        <source>Trained on {}</source>
        <translation>학습 데이터: {}</translation>
    </message>
    <message>
        <source>{:.2f}% right on {}</source>
        <translation>정확도 {:.2f}% ({})</translation>
    </message>
</context>
<context>
    <name>RecognizerDetails</name>
    <message>
        <source>Use</source>
        <translation>사용</translation>
    </message>
    <message>
        <source>Train on my pictures…</source>
        <translation>내 이미지로 학습…</translation>
    </message>
    <message>
        <source>Start from what it has learned to see: a few dozen pictures of each new class can be enough</source>
        <translation>이미 배운 것에서 시작합니다. 새 클래스마다 수십 장이면 충분할 수 있습니다.</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>이름 바꾸기…</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>폴더에서 보기</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>내보내기…</translation>
    </message>
    <message>
        <source>Files for other programs: ONNX, PyTorch, safetensors, and a small predict.py</source>
        <translation>다른 프로그램용 파일: ONNX, PyTorch, safetensors와 작은 predict.py</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>사용 중</translation>
    </message>
    <message>
        <source>This recognizer comes with Inkling and stays as it is</source>
        <translation>기본 제공 인식기라서 바꿀 수 없습니다</translation>
    </message>
    <message>
        <source>No recognizer selected</source>
        <translation>선택한 인식기 없음</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>속도</translation>
    </message>
</context>
<context>
    <name>RecognizerList</name>
    <message>
        <source>Recognizers</source>
        <translation>인식기</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>사용 중</translation>
    </message>
</context>
<context>
    <name>Recognizers</name>
    <message>
        <source>Imported {}. It is in use now.</source>
        <translation>가져왔습니다: {}. 지금부터 사용합니다.</translation>
    </message>
</context>
<context>
    <name>ReliabilityDiagram</name>
    <message>
        <source>Share of right answers against their probability; dots on the line are honest.</source>
        <translation>확률별 정답 비율입니다. 점이 선 위에 있으면 확률이 정확합니다.</translation>
    </message>
    <message>
        <source>Reliability: probability and share of right answers: {}</source>
        <translation>신뢰도: 확률과 정답 비율: {}</translation>
    </message>
    <message>
        <source>probability</source>
        <translation>확률</translation>
    </message>
    <message>
        <source>right</source>
        <translation>정답</translation>
    </message>
</context>
<context>
    <name>ReliabilityView</name>
    <message>
        <source>When is it sure?</source>
        <translation>언제 확실한가요?</translation>
    </message>
    <message>
        <source>Sure from this probability on, percent</source>
        <translation>이 확률(%)부터 확실</translation>
    </message>
    <message>
        <source>Back to the recommended threshold</source>
        <translation>권장 기준으로 되돌리기</translation>
    </message>
    <message>
        <source>Measured on held-out pictures. Probabilities are off by {} points on average.</source>
        <translation>따로 떼어 둔 이미지로 측정했습니다. 확률은 평균 {}%p 빗나갑니다.</translation>
    </message>
    <message>
        <source>From {} % on: {} % get a sure answer, {} % of these are wrong. The others get “4 or 9”.</source>
        <translation>{}% 기준: {}%가 확실한 결과를 얻고, 그중 {}%가 틀립니다. 나머지는 “4 또는 9”처럼 답합니다.</translation>
    </message>
</context>
<context>
    <name>ResultCard</name>
    <message>
        <source>Digit {} of {}: {}</source>
        <translation>숫자 {} / {}: {}</translation>
    </message>
</context>
<context>
    <name>ResultList</name>
    <message>
        <source>all alike</source>
        <translation>모두 같음</translation>
    </message>
    <message>
        <source>not all alike</source>
        <translation>다른 결과 있음</translation>
    </message>
    <message>
        <source>{} of {} answers as in Inkling</source>
        <translation>Inkling과 같은 결과 {}/{}</translation>
    </message>
    <message>
        <source>probabilities differ by at most {} %</source>
        <translation>확률 차이 최대 {} %</translation>
    </message>
    <message>
        <source>needs {}</source>
        <translation>필요: {}</translation>
    </message>
    <message>
        <source>logits differ by at most {}</source>
        <translation>로짓 차이 최대 {}</translation>
    </message>
    <message>
        <source>{} ms a picture</source>
        <translation>이미지당 {} ms</translation>
    </message>
</context>
<context>
    <name>ResultsSaving</name>
    <message>
        <source>Save the report</source>
        <translation>보고서 저장</translation>
    </message>
    <message>
        <source>Save the figures of each class</source>
        <translation>클래스별 수치 저장</translation>
    </message>
    <message>
        <source>en</source>
        <translation>ko</translation>
    </message>
    <message>
        <source>Saved as {}.</source>
        <translation>저장했습니다: {}.</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>모든 파일 (*)</translation>
    </message>
</context>
<context>
    <name>RunActions</name>
    <message>
        <source>{} was asked to stop.</source>
        <translation>중지를 요청했습니다: {}</translation>
    </message>
    <message>
        <source>No file manager opened; the folder&apos;s path is in the clipboard.</source>
        <translation>파일 관리자를 열지 못해 폴더 경로를 클립보드에 복사했습니다.</translation>
    </message>
    <message>
        <source>{} was moved to the trash.</source>
        <translation>휴지통으로 옮겼습니다: {}</translation>
    </message>
    <message>
        <source>{:,} runs were moved to the trash.</source>
        <translation>실행 {:,}개를 휴지통으로 옮겼습니다.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
</context>
<context>
    <name>RunCard</name>
    <message>
        <source>Use on the canvas</source>
        <translation>캔버스에서 사용</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>내보내기…</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>이어서 학습</translation>
    </message>
    <message>
        <source>Try on the canvas</source>
        <translation>캔버스에서 써 보기</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>다시 시작</translation>
    </message>
    <message>
        <source>Progress of the run</source>
        <translation>실행 진행률</translation>
    </message>
    <message>
        <source>Recognize with what this run learned</source>
        <translation>이 실행이 배운 것으로 인식</translation>
    </message>
    <message>
        <source>Files for other programs: ONNX, PyTorch, safetensors, and a small predict.py</source>
        <translation>다른 프로그램용 파일: ONNX, PyTorch, safetensors와 작은 predict.py</translation>
    </message>
    <message>
        <source>Go on where the run was stopped</source>
        <translation>멈춘 곳에서 이어서 학습</translation>
    </message>
    <message>
        <source>It stops at the next batch and keeps what it learned.</source>
        <translation>다음 배치에서 멈추고 배운 것은 보관합니다.</translation>
    </message>
    <message>
        <source>Computing features, once: {:,} of {:,}</source>
        <translation>특징 계산(한 번): {:,} / {:,}</translation>
    </message>
    <message>
        <source>Loading the pictures and building the network…</source>
        <translation>이미지를 불러오고 신경망을 만드는 중…</translation>
    </message>
    <message>
        <source>Epoch {:,}</source>
        <translation>에포크 {:,}</translation>
    </message>
    <message>
        <source>Epoch {:,} of {:,}</source>
        <translation>에포크 {:,} / {:,}</translation>
    </message>
    <message>
        <source>step {:,} of {:,}</source>
        <translation>스텝 {:,} / {:,}</translation>
    </message>
    <message>
        <source>{} pictures/s</source>
        <translation>초당 {}장</translation>
    </message>
    <message>
        <source>best {} in epoch {:,}</source>
        <translation>최고 {} (에포크 {:,})</translation>
    </message>
    <message>
        <source>{:,} of {:,} test pictures right</source>
        <translation>정답 {:,} / 테스트 이미지 {:,}장</translation>
    </message>
    <message>
        <source>on held-out pictures, not on test pictures</source>
        <translation>테스트가 아닌 검증 이미지 기준</translation>
    </message>
    <message>
        <source>best epoch {:,}</source>
        <translation>최고 에포크 {:,}</translation>
    </message>
    <message>
        <source>no epoch was finished</source>
        <translation>마친 에포크 없음</translation>
    </message>
    <message>
        <source>The process ended without a word; the last checkpoint is kept</source>
        <translation>프로세스가 갑자기 끝났으며 마지막 체크포인트는 보관됨</translation>
    </message>
    <message>
        <source>, {} threads</source>
        <translation>, 스레드 {}개</translation>
    </message>
    <message>
        <source> {:,} pictures were left out.</source>
        <translation> 이미지 {:,}장을 제외했습니다.</translation>
    </message>
</context>
<context>
    <name>RunDetails</name>
    <message>
        <source>Only what differs</source>
        <translation>다른 것만</translation>
    </message>
    <message>
        <source>Recipe and result of the selected runs</source>
        <translation>선택한 실행의 설정과 결과</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Test accuracy</source>
        <translation>테스트 정확도</translation>
    </message>
    <message>
        <source>Among the five most probable</source>
        <translation>상위 5개 안에 정답</translation>
    </message>
    <message>
        <source>Calibration error</source>
        <translation>보정 오차</translation>
    </message>
    <message>
        <source>Held-out accuracy</source>
        <translation>검증 정확도</translation>
    </message>
    <message>
        <source>Best epoch</source>
        <translation>최고 에포크</translation>
    </message>
    <message>
        <source>Training time</source>
        <translation>학습 시간</translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation>학습 장치</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>클래스</translation>
    </message>
</context>
<context>
    <name>RunList</name>
    <message>
        <source>The trash holds no runs</source>
        <translation>휴지통에 실행이 없습니다</translation>
    </message>
    <message>
        <source>Bring back {}</source>
        <translation>되살리기: {}</translation>
    </message>
    <message>
        <source>Looking into the trash…</source>
        <translation>휴지통을 살펴보는 중…</translation>
    </message>
    <message>
        <source>Training runs</source>
        <translation>실행</translation>
    </message>
    <message>
        <source>No runs yet. Runs that you train here or in the terminal are kept in this list.</source>
        <translation>아직 실행이 없습니다. 여기나 터미널에서 학습하면 이 목록에 남습니다.</translation>
    </message>
    <message>
        <source>Reading the runs…</source>
        <translation>학습 기록을 읽는 중…</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>실행</translation>
    </message>
    <message>
        <source>Deleted runs</source>
        <translation>삭제한 기록</translation>
    </message>
    <message>
        <source>Bring deleted runs back</source>
        <translation>삭제한 실행 되살리기</translation>
    </message>
    <message>
        <source>Use on the canvas</source>
        <translation>캔버스에서 사용</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>이어서 학습</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>중지</translation>
    </message>
    <message>
        <source>Take over its recipe</source>
        <translation>설정 가져와 쓰기</translation>
    </message>
    <message>
        <source>Race…</source>
        <translation>대결…</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>보고서 저장…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>이름 바꾸기…</translation>
    </message>
    <message>
        <source>Open the run&apos;s folder</source>
        <translation>실행 폴더 열기</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Rename the run</source>
        <translation>실행 이름 바꾸기</translation>
    </message>
    <message>
        <source>Name (empty: made from network and data)</source>
        <translation>이름 (비워 두면 신경망과 데이터로 지정)</translation>
    </message>
</context>
<context>
    <name>RunTableModel</name>
    <message>
        <source>Run</source>
        <translation>실행</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>정확도</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>시간</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>시작</translation>
    </message>
    <message>
        <source> held out</source>
        <translation> 검증</translation>
    </message>
    <message>
        <source>{:,} test pictures; 95 % interval {} to {}</source>
        <translation>테스트 이미지 {:,}장, 95% 구간 {}~{}</translation>
    </message>
    <message>
        <source>Best epoch, measured on held-out pictures</source>
        <translation>최고 에포크, 검증 이미지로 측정</translation>
    </message>
</context>
<context>
    <name>SchedulePreview</name>
    <message>
        <source>Learning rate over the run</source>
        <translation>학습 중 학습률 변화</translation>
    </message>
    <message>
        <source>The rate starts at {}, peaks at {} and ends at {}.</source>
        <translation>학습률은 {}에서 시작해 {}까지 오른 뒤 {}에서 끝납니다.</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Inkling speaks this language from its next start on.</source>
        <translation>다음에 Inkling을 시작할 때부터 이 언어로 바뀝니다.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>시스템과 같게</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>폴더 열기</translation>
    </message>
    <message>
        <source>Back to how Inkling comes</source>
        <translation>처음 설정으로 되돌리기</translation>
    </message>
    <message>
        <source>Settings only; drawings, runs and recognizers stay</source>
        <translation>설정만 되돌립니다. 그림, 실행, 인식기는 그대로입니다.</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>언어(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>테마(&amp;T)</translation>
    </message>
    <message>
        <source>Text &amp;size</source>
        <translation>글자 크기(&amp;S)</translation>
    </message>
    <message>
        <source>Your things lie in</source>
        <translation>저장 위치</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Shortcuts</source>
        <translation>단축키</translation>
    </message>
    <message>
        <source>Search an act or a key</source>
        <translation>동작이나 키 검색</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>검색</translation>
    </message>
    <message>
        <source>Act</source>
        <translation>동작</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>키</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Engine is starting…</source>
        <translation>엔진 시작 중…</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>준비됨</translation>
    </message>
    <message>
        <source>Engine is being restarted…</source>
        <translation>엔진 다시 시작 중…</translation>
    </message>
    <message>
        <source>Engine is stopped</source>
        <translation>엔진 멈춤</translation>
    </message>
    <message>
        <source>{} · no GPU: {}</source>
        <translation>{} · GPU 없음: {}</translation>
    </message>
    <message>
        <source>Recognizing and training run on the CPU: {}</source>
        <translation>인식과 학습은 CPU에서 실행됩니다: {}</translation>
    </message>
</context>
<context>
    <name>StepThumb</name>
    <message>
        <source>{} × {} pixels</source>
        <translation>{} × {}픽셀</translation>
    </message>
    <message>
        <source>Step: {}, {}</source>
        <translation>단계: {}, {}</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>ink found</source>
        <translation>찾은 획</translation>
    </message>
    <message>
        <source>light evened</source>
        <translation>밝기 보정</translation>
    </message>
    <message>
        <source>box</source>
        <translation>영역</translation>
    </message>
    <message>
        <source>center of mass</source>
        <translation>무게중심</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>이미지</translation>
    </message>
</context>
<context>
    <name>StepsStrip</name>
    <message>
        <source>What the network sees</source>
        <translation>신경망이 보는 것</translation>
    </message>
    <message>
        <source>Each step from your ink to the network&apos;s input appears here.</source>
        <translation>손글씨가 신경망 입력이 되기까지의 각 단계가 여기에 나타납니다.</translation>
    </message>
</context>
<context>
    <name>Toolbar</name>
    <message>
        <source>Pen width</source>
        <translation>펜 굵기</translation>
    </message>
    <message>
        <source>Pen width ([ thinner, ] wider)</source>
        <translation>펜 굵기 ([ 가늘게, ] 굵게)</translation>
    </message>
    <message>
        <source>Open pictures (Ctrl+O)</source>
        <translation>이미지 열기 (Ctrl+O)</translation>
    </message>
    <message>
        <source>Paste a picture (Ctrl+V)</source>
        <translation>이미지 붙여넣기 (Ctrl+V)</translation>
    </message>
</context>
<context>
    <name>TrainScreen</name>
    <message>
        <source>Curves</source>
        <translation>곡선</translation>
    </message>
    <message>
        <source>Mistakes</source>
        <translation>오답</translation>
    </message>
    <message>
        <source>Race</source>
        <translation>대결</translation>
    </message>
    <message>
        <source>Gradient flow</source>
        <translation>기울기 흐름</translation>
    </message>
    <message>
        <source>Recipe and result</source>
        <translation>설정과 결과</translation>
    </message>
    <message>
        <source>{} is trained: {} on {:,} test pictures.</source>
        <translation>학습을 마쳤습니다: {}, 정확도 {} (테스트 이미지 {:,}장).</translation>
    </message>
    <message>
        <source>{} is trained.</source>
        <translation>학습을 마쳤습니다: {}</translation>
    </message>
    <message>
        <source>Use on the canvas</source>
        <translation>캔버스에서 사용</translation>
    </message>
    <message>
        <source>{} has not stopped yet. Ending it now keeps what its last checkpoint holds.</source>
        <translation>아직 멈추지 않았습니다: {}. 지금 끝내면 마지막 체크포인트까지 보관됩니다.</translation>
    </message>
    <message>
        <source>End it now</source>
        <translation>지금 끝내기</translation>
    </message>
    <message>
        <source>Reading the runs…</source>
        <translation>학습 기록을 읽는 중…</translation>
    </message>
    <message>
        <source>Choose a network and pictures, then click Train.
The curves grow here while it learns.</source>
        <translation>신경망과 이미지를 고르고 학습을 누르세요.
학습하는 동안 곡선이 여기에 그려집니다.</translation>
    </message>
    <message>
        <source>Select a run below to see its curves; several to compare them.</source>
        <translation>아래에서 실행을 선택하면 곡선이 보입니다. 여러 개를 선택하면 비교합니다.</translation>
    </message>
    <message>
        <source>Reading the run…</source>
        <translation>학습 기록을 읽는 중…</translation>
    </message>
    <message>
        <source>The first figures come in a moment…</source>
        <translation>곧 첫 수치가 나옵니다…</translation>
    </message>
    <message>
        <source>This run ended before it learned anything.</source>
        <translation>이 실행은 배운 것 없이 끝났습니다.</translation>
    </message>
    <message>
        <source>The run</source>
        <translation>실행</translation>
    </message>
</context>
<context>
    <name>TrainingQueue</name>
    <message>
        <source>“{}” waited to go on, but the run was deleted.</source>
        <translation>이어서 학습하려고 기다렸지만 학습 기록이 삭제되었습니다: “{}”</translation>
    </message>
    <message>
        <source>“{}” waited to be trained, but cannot be any more: {}</source>
        <translation>기다리던 학습을 더는 할 수 없습니다: “{}” — {}</translation>
    </message>
    <message>
        <source>The list of waiting runs was damaged. It was kept as {} in {}.</source>
        <translation>기다리는 학습 목록이 손상되어 따로 보관했습니다: {} ({})</translation>
    </message>
    <message>
        <source>The runs that wait in {} were queued by a newer Inkling. They stay as they are; update Inkling to go on with them.</source>
        <translation>더 새로운 Inkling이 대기열에 넣은 학습이 있습니다: {}. 그대로 두었으니, 이어서 하려면 Inkling을 업데이트하세요.</translation>
    </message>
</context>
<context>
    <name>TrialProcess</name>
    <message>
        <source>The trial could not be started. Start Inkling again.</source>
        <translation>시험을 시작할 수 없습니다. Inkling을 다시 시작하세요.</translation>
    </message>
    <message>
        <source>The trial ended without a result, perhaps because memory ran out.</source>
        <translation>시험이 결과 없이 끝났습니다. 메모리가 부족했을 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>WeightsButton</name>
    <message>
        <source>More about these weights</source>
        <translation>이 가중치에 대해 더 보기</translation>
    </message>
    <message>
        <source>Other versions, a file that you have already</source>
        <translation>다른 버전, 이미 있는 파일</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>사용</translation>
    </message>
    <message>
        <source>Recognize pictures with these ImageNet weights</source>
        <translation>이 ImageNet 가중치로 이미지를 인식합니다</translation>
    </message>
    <message>
        <source>Is being downloaded</source>
        <translation>다운로드 중</translation>
    </message>
    <message>
        <source>Resume · {}</source>
        <translation>이어받기 · {}</translation>
    </message>
    <message>
        <source>Get · {}</source>
        <translation>받기 · {}</translation>
    </message>
    <message>
        <source>ImageNet weights of {}: {}</source>
        <translation>ImageNet 가중치, {}: {}</translation>
    </message>
    <message>
        <source>Get ImageNet weights {} from torchvision: {}, top-1 {} %.
{}</source>
        <translation>torchvision에서 ImageNet 가중치 {} 받기: {}, top-1 {}%.
{}</translation>
    </message>
    <message>
        <source>I have the file already…</source>
        <translation>파일이 이미 있음…</translation>
    </message>
    <message>
        <source>ImageNet {} · top-1 {} % · {}</source>
        <translation>ImageNet {} · top-1 {}% · {}</translation>
    </message>
    <message>
        <source>Cancel {}</source>
        <translation>취소: {}</translation>
    </message>
    <message>
        <source>Use {}</source>
        <translation>사용: {}</translation>
    </message>
    <message>
        <source>Check {}</source>
        <translation>확인: {}</translation>
    </message>
    <message>
        <source>Reads the file again; if it was damaged it is downloaded anew</source>
        <translation>파일을 다시 읽고, 손상되었으면 새로 받습니다</translation>
    </message>
    <message>
        <source>Get {}</source>
        <translation>받기: {}</translation>
    </message>
</context>
<context>
    <name>WeightsDownloads</name>
    <message>
        <source>{} · ImageNet {}</source>
        <translation>{} · ImageNet {}</translation>
    </message>
    <message>
        <source>Stopped: {} of {} are kept for a week; “Resume” goes on from there.</source>
        <translation>멈췄습니다. 받은 {}({})는 일주일 동안 보관되며 “이어받기”로 계속합니다.</translation>
    </message>
    <message>
        <source>{} is in the library: it knows 1,000 kinds of things.</source>
        <translation>라이브러리에 있습니다: {}. 1,000가지를 알아봅니다.</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>사용</translation>
    </message>
</context>
<context>
    <name>WeightsSection</name>
    <message>
        <source>I have the file already…</source>
        <translation>파일이 이미 있음…</translation>
    </message>
    <message>
        <source>A file of torchvision&apos;s, under any name: its hash says what it is</source>
        <translation>torchvision의 파일이면 이름과 상관없습니다. 해시로 알아봅니다</translation>
    </message>
    <message>
        <source>ImageNet weights: {}.</source>
        <translation>ImageNet 가중치: {}.</translation>
    </message>
</context>
<context>
    <name>WindowDialogs</name>
    <message>
        <source>Pictures ({})</source>
        <translation>이미지 ({})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>모든 파일 (*)</translation>
    </message>
    <message>
        <source>Open pictures</source>
        <translation>이미지 열기</translation>
    </message>
    <message>
        <source>Open a folder of pictures</source>
        <translation>이미지 폴더 열기</translation>
    </message>
    <message>
        <source>Weights ({})</source>
        <translation>가중치 ({})</translation>
    </message>
    <message>
        <source>Import weights</source>
        <translation>가중치 가져오기</translation>
    </message>
    <message>
        <source>Canvas</source>
        <translation>캔버스</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>그리기</translation>
    </message>
    <message>
        <source>Left button, pen or finger</source>
        <translation>왼쪽 버튼, 펜, 손가락</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>지우기</translation>
    </message>
    <message>
        <source>Right button or the pen&apos;s eraser end</source>
        <translation>오른쪽 버튼 또는 펜의 지우개 쪽</translation>
    </message>
    <message>
        <source>Say which digit it really is</source>
        <translation>맞는 숫자 알려 주기</translation>
    </message>
    <message>
        <source>Exported {} to {}.</source>
        <translation>내보냈습니다: {} → {}</translation>
    </message>
    <message>
        <source>“{}” holds {} sets of weights. Which one shall be used?
An average over the training (“ema”) usually answers best.</source>
        <translation>“{}”에 가중치 세트가 {}개 들어 있습니다. 어느 것을 사용할까요?
학습 중 평균(“ema”)이 대개 가장 잘 맞힙니다.</translation>
    </message>
    <message>
        <source>Training is running</source>
        <translation>학습 중입니다</translation>
    </message>
    <message>
        <source>Still training: {}.</source>
        <translation>학습 중: {}.</translation>
    </message>
    <message>
        <source>Stop and keep what was learned so far, or let it go on in the background? Both can be resumed.</source>
        <translation>중지하고 지금까지 배운 것을 보관할까요, 아니면 백그라운드에서 계속할까요? 둘 다 나중에 이어서 할 수 있습니다.</translation>
    </message>
    <message>
        <source>Stop and keep</source>
        <translation>중지하고 보관</translation>
    </message>
    <message>
        <source>Go on in the background</source>
        <translation>백그라운드에서 계속</translation>
    </message>
    <message>
        <source>The settings are back to how Inkling comes; the old ones are kept beside.</source>
        <translation>처음 설정으로 되돌렸습니다. 이전 설정은 옆에 보관했습니다.</translation>
    </message>
</context>
<context>
    <name>_Branch</name>
    <message>
        <source>Network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>층</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>매개변수</translation>
    </message>
    <message>
        <source>Multiply-adds</source>
        <translation>곱셈-누산</translation>
    </message>
    <message>
        <source>ImageNet top-1 / 5</source>
        <translation>ImageNet top-1 / 5</translation>
    </message>
    <message>
        <source>ImageNet weights</source>
        <translation>ImageNet 가중치</translation>
    </message>
    <message>
        <source>Show this network above</source>
        <translation>이 신경망을 위에 표시</translation>
    </message>
    <message>
        <source>One crop, as published by {}</source>
        <translation>단일 크롭, 출처: {}</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Train {}</source>
        <translation>학습: {}</translation>
    </message>
    <message>
        <source>Opens the paper in your browser: {}</source>
        <translation>브라우저에서 논문을 엽니다: {}</translation>
    </message>
    <message>
        <source>Paper on {}</source>
        <translation>논문: {}</translation>
    </message>
</context>
</TS>
