<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name>Recipe</name>
    <message>
        <source>The network to train.</source>
        <translation>학습할 신경망입니다.</translation>
    </message>
    <message>
        <source>What to train on: a data set known by name, or a folder with one sub-folder of pictures per class.</source>
        <translation>학습에 쓸 데이터입니다. 이름이 알려진 데이터 세트나, 클래스별 하위 폴더에 이미지가 든 폴더를 고릅니다.</translation>
    </message>
    <message>
        <source>small suits pictures of about 32 pixels, full is the network as published; auto goes by the pictures.</source>
        <translation>소형은 32픽셀 안팎의 이미지에 알맞고, 논문 원본은 발표된 신경망 그대로입니다. 자동은 이미지에 맞춥니다.</translation>
    </message>
    <message>
        <source>How many times the network sees every training picture. More epochs take longer and help less and less.</source>
        <translation>신경망이 모든 학습 이미지를 보는 횟수입니다. 에포크를 늘리면 시간이 더 걸리고 효과는 점점 줄어듭니다.</translation>
    </message>
    <message>
        <source>How many pictures the network sees before each correction of its weights. Larger batches are faster per picture; smaller ones correct more often.</source>
        <translation>가중치를 한 번 갱신하기 전에 신경망이 보는 이미지 수입니다. 배치가 크면 이미지당 속도가 빠르고, 작으면 더 자주 갱신합니다.</translation>
    </message>
    <message>
        <source>How large each correction is, at its largest. Too small learns slowly; too large never settles or fails.</source>
        <translation>가중치를 한 번에 얼마나 크게 갱신할지 정하는 최댓값입니다. 너무 작으면 느리게 배우고, 너무 크면 수렴하지 못하거나 실패합니다.</translation>
    </message>
    <message>
        <source>How the learning rate changes during the run. one-cycle rises, then falls to almost nothing and is best for short runs; cosine falls smoothly; step falls to a tenth after a half and three quarters; constant stays.</source>
        <translation>학습하는 동안 학습률이 변하는 방식입니다. 원사이클은 올랐다가 거의 0까지 내려가며 짧은 학습에 가장 좋습니다. 코사인은 부드럽게 내려가고, 단계는 절반과 4분의 3 지점에서 10분의 1로 줄며, 일정은 그대로 유지합니다.</translation>
    </message>
    <message>
        <source>Epochs in which the learning rate rises from almost nothing, so that the start does no harm.</source>
        <translation>시작할 때 무리가 없도록 학습률을 거의 0에서부터 올리는 에포크 수입니다.</translation>
    </message>
    <message>
        <source>How corrections are made from gradients. AdamW gives every weight a pace of its own and needs little care; SGD with Nesterov momentum often ends a little better on large networks; Adam is AdamW&apos;s elder form.</source>
        <translation>기울기로 가중치를 갱신하는 방법입니다. AdamW는 가중치마다 보폭을 달리해 손이 덜 갑니다. 네스테로프 모멘텀을 쓰는 SGD는 큰 신경망에서 조금 더 나은 결과를 낼 때가 많습니다. Adam은 AdamW의 이전 형태입니다.</translation>
    </message>
    <message>
        <source>How much of the last corrections goes on into the next one.</source>
        <translation>지난 갱신을 다음 갱신에 얼마나 이어 갈지 정합니다.</translation>
    </message>
    <message>
        <source>Pulls weights towards zero, against learning by heart. Biases and normalization are spared.</source>
        <translation>통째로 외우지 않도록 가중치를 0 쪽으로 당깁니다. 편향과 정규화 가중치는 제외합니다.</translation>
    </message>
    <message>
        <source>Asks for a little less than certainty, which keeps a network from being too sure of itself.</source>
        <translation>완전한 확신보다 조금 낮은 값을 요구해 신경망이 지나치게 확신하지 않게 합니다.</translation>
    </message>
    <message>
        <source>Limits the size of one correction, against runs that blow up. 0 switches it off.</source>
        <translation>한 번에 갱신하는 크기를 제한해 발산을 막습니다. 0이면 끕니다.</translation>
    </message>
    <message>
        <source>What the trained network is asked about. mirrored takes the mean of its answers to a picture and to the picture&apos;s mirror image: a little more often right for photos, and twice the time. Not for letters or digits.</source>
        <translation>학습한 신경망에 무엇을 물을지 정합니다. mirrored는 이미지와 그 좌우 반전 이미지에 대한 답의 평균을 씁니다. 사진에서 조금 더 자주 맞지만 시간은 두 배가 듭니다. 글자나 숫자에는 맞지 않습니다.</translation>
    </message>
    <message>
        <source>Uses a moving average of the weights, which is steadier than the last weights. 0.999 is usual; 0 switches it off.</source>
        <translation>마지막 가중치보다 안정적인 이동 평균 가중치를 씁니다. 보통 0.999이며 0이면 끕니다.</translation>
    </message>
    <message>
        <source>The part of the training pictures that is held out to choose the best epoch. The test pictures are never used for a choice.</source>
        <translation>최고 에포크를 고르려고 따로 떼어 두는 학습 이미지의 비율입니다. 테스트 이미지는 어떤 선택에도 쓰지 않습니다.</translation>
    </message>
    <message>
        <source>Stops early after so many epochs without a better validation accuracy. 0 never stops early.</source>
        <translation>검증 정확도가 이 에포크 수 동안 나아지지 않으면 일찍 멈춥니다. 0이면 일찍 멈추지 않습니다.</translation>
    </message>
    <message>
        <source>The start of all chance. The same recipe and seed give the same run on the same machine.</source>
        <translation>난수의 시작값입니다. 같은 컴퓨터에서 설정과 시드가 같으면 같은 결과가 나옵니다.</translation>
    </message>
    <message>
        <source>auto uses a GPU where there is one that works, else the processor.</source>
        <translation>자동은 쓸 수 있는 GPU가 있으면 GPU를, 없으면 CPU를 씁니다.</translation>
    </message>
    <message>
        <source>The side in pixels of what the network sees; 0 takes what suits the network and the data.</source>
        <translation>신경망이 보는 이미지의 한 변 길이(픽셀)입니다. 0이면 신경망과 데이터에 맞춥니다.</translation>
    </message>
    <message>
        <source>auto uses the faster bfloat16 where the machine has it and a short measurement says it pays.</source>
        <translation>자동은 컴퓨터가 더 빠른 bfloat16을 지원하고 짧은 측정에서 이득이 있을 때 그것을 씁니다.</translation>
    </message>
    <message>
        <source>What the run is called in the list.</source>
        <translation>목록에 표시할 학습 이름입니다.</translation>
    </message>
    <message>
        <source>Trains for so many seconds instead of a number of epochs; the learning rate's schedule is stretched to them. 0 counts epochs. How far a machine gets in a time differs a little at every run, and so do the numbers.</source>
        <translation>에포크 수 대신 이만큼의 초 동안 학습합니다. 학습률 일정도 그 시간에 맞춰집니다. 0이면 에포크로 셉니다. 그 시간에 얼마나 나아가는지는 매번 조금 다르므로 결과도 조금 다릅니다.</translation>
    </message>
    <message>
        <source>Changes the training pictures a little each time, so that the network learns what matters. shift moves them by up to two pixels; ink also turns, slants, scales, bends and thickens strokes; mirror mirrors (not for letters) and moves them by up to an eighth; photo changes light and color besides; randaugment changes each photo by two of fourteen acts drawn by chance.</source>
        <translation>중요한 것을 배우도록 학습 이미지를 매번 조금씩 바꿉니다. 이동은 최대 2픽셀 옮기고, 손글씨는 회전, 기울이기, 확대·축소, 휘기, 획 굵기 변화도 더합니다. 뒤집기와 이동은 좌우를 뒤집고(글자에는 부적합) 최대 8분의 1만큼 옮깁니다. 사진은 밝기와 색도 바꿉니다. RandAugment는 열네 가지 변화 가운데 두 가지를 무작위로 골라 바꿉니다.</translation>
    </message>
    <message>
        <source>Blends each picture with another one and asks for a blend of their classes: for photos, against learning by heart in long runs. 0.2 is usual; 0 switches it off.</source>
        <translation>각 이미지를 다른 이미지와 섞고 클래스도 같은 비율로 섞어 묻습니다. 사진을 오래 학습할 때 외우는 것을 막습니다. 보통 0.2이며 0이면 끕니다.</translation>
    </message>
    <message>
        <source>Puts a piece of another picture into each picture and asks for both classes by their areas: for photos, in long runs. 1 is usual; 0 switches it off. With mixup too, each batch gets one of the two.</source>
        <translation>각 이미지에 다른 이미지의 조각을 넣고 넓이에 따라 두 클래스를 묻습니다. 사진을 오래 학습할 때 씁니다. 보통 1이며 0이면 끕니다. Mixup과 함께 켜면 배치마다 둘 중 하나를 씁니다.</translation>
    </message>
    <message>
        <source>What to do when some classes have far fewer pictures than others. sampling shows all classes equally often; weights lets a picture of a rare class count more; none leaves things as they are.</source>
        <translation>어떤 클래스의 이미지가 다른 클래스보다 훨씬 적을 때 어떻게 할지 정합니다. 같은 빈도로 보기는 모든 클래스를 똑같이 자주 보여 주고, 적은 쪽에 가중은 드문 클래스의 이미지를 더 크게 반영합니다. 그대로 두기는 아무것도 바꾸지 않습니다.</translation>
    </message>
    <message>
        <source>Weights to go on from, instead of from chance: a recognizer, or a file of weights. What it has learned to see is kept, and only its last layer, the head, is made new for new classes: a few dozen pictures per class can be enough then.</source>
        <translation>무작위 값 대신 이어서 학습할 가중치입니다. 인식기나 가중치 파일을 고릅니다. 이미 배운 시각 특징은 유지하고, 새 클래스를 위해 마지막 층(출력층)만 새로 만듭니다. 그러면 클래스마다 수십 장으로도 충분할 수 있습니다.</translation>
    </message>
    <message>
        <source>What of the weights it starts from stays as it is. body trains the head alone, in moments and with few pictures; a stage keeps all up to and with it; nothing trains all, which is best with many pictures.</source>
        <translation>시작 가중치 가운데 그대로 둘 부분입니다. 출력층만 빼고 모두 두면 적은 이미지로도 금방 학습합니다. 단계를 고르면 그 단계까지 그대로 둡니다. 없음은 전체를 학습하며 이미지가 많을 때 가장 좋습니다.</translation>
    </message>
    <message>
        <source>The learning rate of everything but the head, as a share of the head&apos;s: 0.1 changes gently what was learned before. 1 makes no difference between them.</source>
        <translation>출력층을 뺀 나머지의 학습률을 출력층 학습률에 대한 비율로 정합니다. 0.1이면 전에 배운 것을 조심스럽게 바꿉니다. 1이면 차이를 두지 않습니다.</translation>
    </message>
</context>
</TS>
