<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name>storage</name>
    <message>
        <source>This file</source>
        <translation>이 파일</translation>
    </message>
    <message>
        <source>a value</source>
        <translation>어떤 값</translation>
    </message>
    <message>
        <source>must be {ge} or more</source>
        <translation>{ge} 이상이어야 합니다</translation>
    </message>
    <message>
        <source>must be more than {gt}</source>
        <translation>{gt}보다 커야 합니다</translation>
    </message>
    <message>
        <source>must be {le} or less</source>
        <translation>{le} 이하여야 합니다</translation>
    </message>
    <message>
        <source>must be less than {lt}</source>
        <translation>{lt}보다 작아야 합니다</translation>
    </message>
    <message>
        <source>must be a number</source>
        <translation>숫자여야 합니다</translation>
    </message>
    <message>
        <source>must be a whole number</source>
        <translation>정수여야 합니다</translation>
    </message>
    <message>
        <source>must be a text</source>
        <translation>문자열이어야 합니다</translation>
    </message>
    <message>
        <source>must be true or false</source>
        <translation>true 또는 false여야 합니다</translation>
    </message>
    <message>
        <source>must be {expected}</source>
        <translation>{expected} 중 하나여야 합니다</translation>
    </message>
    <message>
        <source>must be a list of names and values</source>
        <translation>이름과 값의 목록이어야 합니다</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>빠져 있습니다</translation>
    </message>
    <message>
        <source>has a value of another kind</source>
        <translation>종류가 다른 값입니다</translation>
    </message>
    <message>
        <source>{what} cannot be used: {where} {wish}, not {value}.</source>
        <translation>{what}을(를) 쓸 수 없습니다. {where}: {wish} (지금 값: {value}).</translation>
    </message>
    <message>
        <source>{what} cannot be used: {where} {wish}.</source>
        <translation>{what}을(를) 쓸 수 없습니다. {where}: {wish}.</translation>
    </message>
    <message>
        <source>{what} is damaged: it holds no readable JSON.</source>
        <translation>{what}이(가) 손상되었습니다. 읽을 수 있는 JSON이 없습니다.</translation>
    </message>
    <message>
        <source>{what} is damaged: it holds no JSON object.</source>
        <translation>{what}이(가) 손상되었습니다. JSON 객체가 없습니다.</translation>
    </message>
    <message>
        <source>“{name}” is no ordinary file. Choose a file.</source>
        <translation>“{name}”은(는) 일반 파일이 아닙니다. 파일을 고르세요.</translation>
    </message>
    <message>
        <source>“{name}” is not there. Was it moved or deleted?</source>
        <translation>“{name}”을(를) 찾을 수 없습니다. 옮기거나 지우지 않았는지 확인하세요.</translation>
    </message>
    <message>
        <source>“{name}” is a folder. Choose a file.</source>
        <translation>“{name}”은(는) 폴더입니다. 파일을 고르세요.</translation>
    </message>
    <message>
        <source>“{name}” may not be read. Change its permissions in {folder}.</source>
        <translation>“{name}”을(를) 읽을 권한이 없습니다. {folder}에서 권한을 바꾸세요.</translation>
    </message>
    <message>
        <source>“{name}” cannot be opened: {why}.</source>
        <translation>“{name}”을(를) 열 수 없습니다: {why}.</translation>
    </message>
    <message>
        <source>“{name}” could not be saved in {folder}: the disk is full ({needed} needed, {free} free). Free some space.</source>
        <translation>“{name}”을(를) {folder}에 저장하지 못했습니다. 디스크가 가득 찼습니다(필요 {needed}, 남음 {free}). 공간을 비우세요.</translation>
    </message>
    <message>
        <source>“{name}” could not be saved in {folder}: writing is not allowed there. Choose another folder or change its permissions.</source>
        <translation>“{name}”을(를) {folder}에 저장하지 못했습니다. 그곳에는 쓸 권한이 없습니다. 다른 폴더를 고르거나 권한을 바꾸세요.</translation>
    </message>
    <message>
        <source>“{name}” could not be saved in {folder}: {why}. Choose another folder or try again.</source>
        <translation>“{name}”을(를) {folder}에 저장하지 못했습니다: {why}. 다른 폴더를 고르거나 다시 시도하세요.</translation>
    </message>
    <message>
        <source>“{name}” could not be kept in {folder}: {why}.</source>
        <translation>“{name}”을(를) {folder}에 보관하지 못했습니다: {why}.</translation>
    </message>
    <message>
        <source>The settings cannot be kept: the disk is full. They are kept as soon as there is space in {folder}.</source>
        <translation>설정을 보관할 수 없습니다. 디스크가 가득 찼습니다. {folder}에 공간이 생기는 대로 보관합니다.</translation>
    </message>
    <message>
        <source>The settings cannot be kept: {folder} is not writable.</source>
        <translation>설정을 보관할 수 없습니다. {folder}에 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>The settings cannot be kept in {folder}: {why}.</source>
        <translation>설정을 {folder}에 보관할 수 없습니다: {why}.</translation>
    </message>
    <message>
        <source>The settings cannot be kept in {folder} at the moment. They will be tried again.</source>
        <translation>지금은 설정을 {folder}에 보관할 수 없습니다. 다시 시도합니다.</translation>
    </message>
    <message>
        <source>The settings file is damaged and could not be moved away: Inkling starts with its defaults.</source>
        <translation>설정 파일이 손상되었지만 옮길 수 없어 Inkling이 기본값으로 시작합니다.</translation>
    </message>
    <message>
        <source>The settings file was damaged. It is kept as {file}; Inkling starts with its defaults.</source>
        <translation>설정 파일이 손상되었습니다. {file}(으)로 보관했으며 Inkling이 기본값으로 시작합니다.</translation>
    </message>
    <message>
        <source>What waits cannot be kept for the next start: nothing can be written in {folder}.</source>
        <translation>기다리는 학습을 다음 시작까지 보관할 수 없습니다. {folder}에 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>The queue could not be emptied: {why}.</source>
        <translation>대기열을 비우지 못했습니다: {why}.</translation>
    </message>
    <message>
        <source>A waiting recipe</source>
        <translation>기다리는 학습 설정</translation>
    </message>
    <message>
        <source>It cannot be read.</source>
        <translation>읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>{what} It was kept as “{file}”.</source>
        <translation>{what} “{file}”(으)로 보관했습니다.</translation>
    </message>
</context>
<context>
    <name>data</name>
    <message>
        <source>“{label}” has a single picture: none can be held out to measure how well it is learned.</source>
        <translation>“{label}”에는 이미지가 하나뿐이어서, 얼마나 잘 배웠는지 재기 위해 따로 떼어 둘 것이 없습니다.</translation>
    </message>
    <message>
        <source>{count:,} classes have a single picture each ({labels}): none of these can be held out to measure how well they are learned.</source>
        <translation>클래스 {count:,}개에 이미지가 하나씩뿐이어서({labels}), 얼마나 잘 배웠는지 재기 위해 따로 떼어 둘 것이 없습니다.</translation>
    </message>
    <message>
        <source>Some classes have fewer than ten pictures: the validation accuracy will swing by chance.</source>
        <translation>이미지가 10개보다 적은 클래스가 있어 검증 정확도가 우연에 따라 흔들립니다.</translation>
    </message>
    <message>
        <source>“{common}” has {most:,} pictures, “{rare}” {least:,}: the rare class will suffer.</source>
        <translation>“{common}”에는 이미지가 {most:,}개, “{rare}”에는 {least:,}개 있습니다. 드문 클래스는 잘 배우지 못합니다.</translation>
    </message>
    <message>
        <source>“{file}” is larger than any part of a data set in this form.</source>
        <translation>“{file}”은(는) 이런 형식의 데이터 세트 파일로는 너무 큽니다.</translation>
    </message>
    <message>
        <source>“{file}” is a pickle that asks for “{name}”. Such a file can run code, so it was not opened. Get the data set from its maker's page.</source>
        <translation>“{file}”은(는) “{name}”을(를) 요구하는 피클 파일입니다. 이런 파일은 코드를 실행할 수 있어 열지 않았습니다. 만든 곳의 페이지에서 데이터 세트를 받으세요.</translation>
    </message>
    <message>
        <source>“{file}” is a pickle that asks for “the instruction {name}”. Such a file can run code, so it was not opened. Get the data set from its maker's page.</source>
        <translation>“{file}”은(는) “명령 {name}”을(를) 요구하는 피클 파일입니다. 이런 파일은 코드를 실행할 수 있어 열지 않았습니다. 만든 곳의 페이지에서 데이터 세트를 받으세요.</translation>
    </message>
    <message>
        <source>“{file}” is incomplete or damaged. Get the file again.</source>
        <translation>“{file}”이(가) 불완전하거나 손상되었습니다. 파일을 다시 받으세요.</translation>
    </message>
    <message>
        <source>There is no data set “{data}”. Choose one of {keys}, a folder with a sub-folder per class, or a file of pictures (.zip, .tar.gz, .npz, .csv).</source>
        <translation>“{data}” 데이터셋이 없습니다. {keys} 가운데 하나나, 클래스마다 하위 폴더가 있는 폴더, 또는 이미지 파일(.zip, .tar.gz, .npz, .csv)을 선택하세요.</translation>
    </message>
    <message>
        <source>{count:,} more pictures to test on.</source>
        <translation>테스트 이미지 {count:,}개가 더 있습니다.</translation>
    </message>
    <message>
        <source>{count:,} more pictures for validation.</source>
        <translation>검증 이미지 {count:,}개가 더 있습니다.</translation>
    </message>
    <message>
        <source>folder of pictures</source>
        <translation>이미지 폴더</translation>
    </message>
    <message>
        <source>table of pictures</source>
        <translation>이미지 표</translation>
    </message>
    <message>
        <source>table of pixels</source>
        <translation>픽셀 표</translation>
    </message>
    <message>
        <source>archive “{file}”</source>
        <translation>압축 파일 “{file}”</translation>
    </message>
    <message>
        <source>{title}, {version} version</source>
        <translation>{title}, {version} 버전</translation>
    </message>
    <message>
        <source>MATLAB file</source>
        <translation>MATLAB 파일</translation>
    </message>
    <message>
        <source>IDX files</source>
        <translation>IDX 파일</translation>
    </message>
    <message>
        <source>NumPy file</source>
        <translation>NumPy 파일</translation>
    </message>
    <message>
        <source>“{file}” is a file that cannot be trained on. Choose a folder with a sub-folder per class, an archive of one (.zip, .tar.gz), a table (.csv), a NumPy file (.npz) or the files of MNIST, CIFAR or SVHN.</source>
        <translation>“{file}”은(는) 학습에 쓸 수 없는 파일입니다. 클래스마다 하위 폴더가 있는 폴더, 그런 폴더의 압축 파일(.zip, .tar.gz), 표(.csv), NumPy 파일(.npz), 또는 MNIST·CIFAR·SVHN의 파일을 선택하세요.</translation>
    </message>
    <message>
        <source>“{folder}” holds several files that can be trained on: {names}. Choose one of them.</source>
        <translation>“{folder}”에는 학습에 쓸 수 있는 파일이 여럿 있습니다: {names}. 그 가운데 하나를 선택하세요.</translation>
    </message>
    <message>
        <source>“{file}” holds archives itself: {names}. Unpack it and choose one of them.</source>
        <translation>“{file}” 안에 압축 파일이 들어 있습니다: {names}. 압축을 풀고 그 가운데 하나를 선택하세요.</translation>
    </message>
    <message>
        <source>{title} is not on this computer yet. Download it ({size}): choose it on the Train screen, or run “data download {key}”.</source>
        <translation>{title}은(는) 아직 이 컴퓨터에 없습니다. 내려받으세요({size}). 학습 화면에서 선택하거나 “data download {key}”를 실행하면 됩니다.</translation>
    </message>
    <message>
        <source>The list of data sets says {said:,} pictures to learn from; {found:,} are in the files and used.</source>
        <translation>데이터셋 목록에는 학습 이미지가 {said:,}개라고 되어 있으나, 파일에 있는 {found:,}개를 씁니다.</translation>
    </message>
    <message>
        <source>The {count:,} pictures are shared out among the classes otherwise than the list of data sets says.</source>
        <translation>이미지 {count:,}개가 클래스별로 나뉜 수가 데이터셋 목록과 다릅니다.</translation>
    </message>
    <message>
        <source>{title} needs {needed} in {folder}, where {free} are free. Free some space.</source>
        <translation>{title}에는 {folder}에 {needed}의 공간이 필요한데 {free}만 남아 있습니다. 공간을 비우세요.</translation>
    </message>
    <message>
        <source>None of these files is “{file}” of {title} ({size:,} bytes). Get it from {homepage}.</source>
        <translation>이 파일 가운데 {title}의 “{file}”({size:,}바이트)이 없습니다. {homepage}에서 받으세요.</translation>
    </message>
    <message>
        <source>“{file}” of {title} is damaged or was changed. Run “data remove {key}” and download it again.</source>
        <translation>{title}의 “{file}”이(가) 손상되었거나 바뀌었습니다. “data remove {key}”를 실행하고 다시 내려받으세요.</translation>
    </message>
    <message>
        <source>{folder} cannot be written: {why}. Change its permissions.</source>
        <translation>{folder}에 쓸 수 없습니다: {why}. 권한을 바꾸세요.</translation>
    </message>
    <message>
        <source>“{file}” could not be copied to {folder}: {why}.</source>
        <translation>“{file}”을(를) {folder}에 복사하지 못했습니다: {why}.</translation>
    </message>
    <message>
        <source>is a 7z archive, which Inkling cannot unpack. Unpack it and choose the folder</source>
        <translation>Inkling이 풀 수 없는 7z 압축 파일입니다. 압축을 풀고 폴더를 선택하세요</translation>
    </message>
    <message>
        <source>is a RAR archive, which Inkling cannot unpack. Unpack it and choose the folder</source>
        <translation>Inkling이 풀 수 없는 RAR 압축 파일입니다. 압축을 풀고 폴더를 선택하세요</translation>
    </message>
    <message>
        <source>is packed by zstd, which Inkling cannot unpack. Unpack it and choose the folder</source>
        <translation>Inkling이 풀 수 없는 zstd 압축 파일입니다. 압축을 풀고 폴더를 선택하세요</translation>
    </message>
    <message>
        <source>“{file}” could not be unpacked: {why}. Try again.</source>
        <translation>“{file}”의 압축을 풀지 못했습니다: {why}. 다시 시도하세요.</translation>
    </message>
    <message>
        <source>“{file}” is incomplete or damaged; nothing was unpacked. Get it again.</source>
        <translation>“{file}”이(가) 불완전하거나 손상되어 아무것도 풀지 않았습니다. 다시 받으세요.</translation>
    </message>
    <message>
        <source>“{file}” {why}. Nothing was unpacked.</source>
        <translation>“{file}”: {why}. 아무것도 풀지 않았습니다.</translation>
    </message>
    <message>
        <source>“{file}” could not be unpacked: the disk of {folder} is full ({free:,.0f} MB free). Free some space and try again.</source>
        <translation>“{file}”의 압축을 풀지 못했습니다. {folder}의 디스크가 가득 찼습니다(남은 공간 {free:,.0f} MB). 공간을 비우고 다시 시도하세요.</translation>
    </message>
    <message>
        <source>“{file}” could not be unpacked: writing is not allowed in {folder}. Change its permissions.</source>
        <translation>“{file}”의 압축을 풀지 못했습니다. {folder}에 쓸 수 없습니다. 권한을 바꾸세요.</translation>
    </message>
    <message>
        <source>{count:,} more are links or no ordinary files</source>
        <translation>링크이거나 일반 파일이 아닌 것이 {count:,}개 더 있습니다</translation>
    </message>
    <message>
        <source>goes on and on after its end</source>
        <translation>끝난 뒤에도 내용이 계속됩니다</translation>
    </message>
    <message>
        <source>holds “{first}” and “{second}”, which are one name on many computers: capitals are all that differs. Rename one of them and pack it again</source>
        <translation>“{first}”과(와) “{second}”은(는) 대소문자만 달라 많은 컴퓨터에서 같은 이름입니다. 하나의 이름을 바꾸고 다시 압축하세요</translation>
    </message>
    <message>
        <source>holds no files that could be used</source>
        <translation>쓸 수 있는 파일이 없습니다</translation>
    </message>
    <message>
        <source>promises {count:,} files and {size:,.0f} GB, more than Inkling unpacks</source>
        <translation>파일 {count:,}개, {size:,.0f} GB라고 되어 있어 Inkling이 풀 수 있는 크기를 넘습니다</translation>
    </message>
    <message>
        <source>would swell to {times:,.0f} times its size, as archives made to do harm do</source>
        <translation>해를 끼치려고 만든 압축 파일처럼 크기가 {times:,.0f}배로 불어납니다</translation>
    </message>
    <message>
        <source>holds “{name}” twice</source>
        <translation>“{name}”이(가) 두 번 들어 있습니다</translation>
    </message>
    <message>
        <source>wants to write to “{name}”, outside of its folder: such archives do harm</source>
        <translation>폴더 밖인 “{name}”에 쓰려고 합니다. 이런 압축 파일은 해를 끼칩니다</translation>
    </message>
    <message>
        <source>holds a name that no folder takes: “{name}”</source>
        <translation>폴더에 둘 수 없는 이름이 있습니다: “{name}”</translation>
    </message>
    <message>
        <source>is encrypted. Unpack it with its password and choose the folder</source>
        <translation>암호가 걸려 있습니다. 암호로 압축을 풀고 폴더를 선택하세요</translation>
    </message>
    <message>
        <source>is a link or no ordinary file</source>
        <translation>링크이거나 일반 파일이 아닙니다</translation>
    </message>
    <message>
        <source>“{array}” is empty.</source>
        <translation>“{array}”이(가) 비어 있습니다.</translation>
    </message>
    <message>
        <source>“{array}” holds pictures of more than {most} pixels a side. Make them smaller.</source>
        <translation>“{array}”의 이미지는 한 변이 {most}픽셀을 넘습니다. 크기를 줄이세요.</translation>
    </message>
    <message>
        <source>Each row of “{array}” was read as a plane of red, one of green and one of blue.</source>
        <translation>“{array}”의 각 행을 빨강, 초록, 파랑 평면의 차례로 읽었습니다.</translation>
    </message>
    <message>
        <source>Each row of “{array}” was read pixel by pixel, the three colors of each together: so it is smooth.</source>
        <translation>“{array}”의 각 행을 픽셀마다 세 색이 함께 놓인 것으로 읽었습니다. 그래야 이미지가 매끄럽습니다.</translation>
    </message>
    <message>
        <source>{title} has names as labels in one part and numbers in another. Use one of both.</source>
        <translation>{title}의 라벨이 한 부분에서는 이름이고 다른 부분에서는 숫자입니다. 한 가지만 쓰세요.</translation>
    </message>
    <message>
        <source>{title} has {count:,} different labels. Labels name classes, they do not count.</source>
        <translation>{title}에는 서로 다른 라벨이 {count:,}개 있습니다. 라벨은 수를 세는 것이 아니라 클래스의 이름입니다.</translation>
    </message>
    <message>
        <source>{title} gives two classes the same name.</source>
        <translation>{title}에서 두 클래스의 이름이 같습니다.</translation>
    </message>
    <message>
        <source>{title} has labels of the type {kind}. Give each picture a whole number or a name.</source>
        <translation>{title}의 라벨 형식이 {kind}입니다. 이미지마다 정수나 이름을 붙이세요.</translation>
    </message>
    <message>
        <source>The parts have values of different ranges: each was read by its own.</source>
        <translation>부분마다 값의 범위가 달라 각각의 범위로 읽었습니다.</translation>
    </message>
    <message>
        <source>“{array}” holds {kind}, no pictures. Save them as uint8.</source>
        <translation>“{array}”에는 이미지가 아니라 {kind}이(가) 들어 있습니다. uint8로 저장하세요.</translation>
    </message>
    <message>
        <source>{title} has several labels for a picture. Inkling learns one class for each.</source>
        <translation>{title}에는 이미지 하나에 라벨이 여럿 있습니다. Inkling은 이미지마다 클래스 하나를 배웁니다.</translation>
    </message>
    <message>
        <source>“{array}” has four channels for each pixel, of which the last is how opaque it is. Save its pictures with three colors: x[..., :3].</source>
        <translation>“{array}”에는 픽셀마다 채널이 네 개 있고 마지막은 불투명도입니다. 세 가지 색만 저장하세요: x[..., :3].</translation>
    </message>
    <message>
        <source>“{array}” has the shape {shape}. Pictures are (count, height, width), with 1 or 3 colors at the end or after the count.</source>
        <translation>“{array}”의 형태가 {shape}입니다. 이미지는 (개수, 높이, 너비)이고, 색은 1개나 3개로 끝이나 개수 다음에 옵니다.</translation>
    </message>
    <message>
        <source>“{file}” holds no pictures of 32×32 in color. Get {title} again.</source>
        <translation>“{file}”에 32×32 컬러 이미지가 없습니다. {title}을(를) 다시 받으세요.</translation>
    </message>
    <message>
        <source>“{file}” holds {count:,} pictures but not as many labels. Get {title} again.</source>
        <translation>“{file}”에 이미지가 {count:,}개 있으나 라벨의 수가 다릅니다. {title}을(를) 다시 받으세요.</translation>
    </message>
    <message>
        <source>{title} in “{folder}” is incomplete: {name} is missing. Get it again.</source>
        <translation>“{folder}”의 {title}이(가) 불완전합니다. {name}이(가) 없습니다. 다시 받으세요.</translation>
    </message>
    <message>
        <source>{title}: “{file}” is damaged: a label is not in 0..{most}. Get it again.</source>
        <translation>{title}: “{file}”이(가) 손상되었습니다. 라벨이 0..{most}를 벗어납니다. 다시 받으세요.</translation>
    </message>
    <message>
        <source>“{file}” is incomplete or damaged: {size:,} bytes are no whole number of pictures. Get it again.</source>
        <translation>“{file}”이(가) 불완전하거나 손상되었습니다. {size:,}바이트는 이미지 수로 나누어떨어지지 않습니다. 다시 받으세요.</translation>
    </message>
    <message>
        <source>{title} holds no pictures for training.</source>
        <translation>{title}에 학습할 이미지가 없습니다.</translation>
    </message>
    <message>
        <source>{title} has only one class to learn from. A network needs at least two to tell apart.</source>
        <translation>{title}에는 배울 클래스가 하나뿐입니다. 신경망이 구별하려면 둘 이상이 필요합니다.</translation>
    </message>
    <message>
        <source>Dark ink on light paper: turned around, as the networks see ink.</source>
        <translation>밝은 종이에 어두운 글씨여서, 신경망이 보는 대로 밝기를 뒤집었습니다.</translation>
    </message>
    <message>
        <source>has classes without a picture to learn from ({labels}); left out: {count:,}</source>
        <translation>학습할 이미지가 없는 클래스가 있습니다({labels}). 제외: {count:,}개</translation>
    </message>
    <message>
        <source>the validation part</source>
        <translation>검증 부분</translation>
    </message>
    <message>
        <source>the test part</source>
        <translation>테스트 부분</translation>
    </message>
    <message>
        <source>signed bytes</source>
        <translation>부호 있는 바이트</translation>
    </message>
    <message>
        <source>whole numbers of 16 bits</source>
        <translation>16비트 정수</translation>
    </message>
    <message>
        <source>whole numbers of 32 bits</source>
        <translation>32비트 정수</translation>
    </message>
    <message>
        <source>floating point numbers</source>
        <translation>부동소수점 수</translation>
    </message>
    <message>
        <source>of an unknown type</source>
        <translation>알 수 없는 형식</translation>
    </message>
    <message>
        <source>“{file}” cannot be used: {why}. Get the file again.</source>
        <translation>“{file}”을(를) 쓸 수 없습니다: {why}. 파일을 다시 받으세요.</translation>
    </message>
    <message>
        <source>it promises {promised:,} bytes of content but has {found:,}</source>
        <translation>내용이 {promised:,}바이트라고 되어 있으나 {found:,}바이트입니다</translation>
    </message>
    <message>
        <source>it promises {promised:,} bytes of content but holds another number</source>
        <translation>내용이 {promised:,}바이트라고 되어 있으나 실제와 다릅니다</translation>
    </message>
    <message>
        <source>it is no IDX file</source>
        <translation>IDX 파일이 아닙니다</translation>
    </message>
    <message>
        <source>its values are {kind}, not bytes from 0 to 255</source>
        <translation>값이 0~255의 바이트가 아니라 {kind}입니다</translation>
    </message>
    <message>
        <source>it has {found} dimensions instead of {wanted}</source>
        <translation>차원이 {wanted}개가 아니라 {found}개입니다</translation>
    </message>
    <message>
        <source>it ends within its header</source>
        <translation>헤더에서 끝납니다</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>비어 있습니다</translation>
    </message>
    <message>
        <source>it promises {promised:,} bytes, more than Inkling reads into memory</source>
        <translation>{promised:,}바이트라고 되어 있어 Inkling이 메모리에 읽는 크기를 넘습니다</translation>
    </message>
    <message>
        <source>{folder} holds several data sets: {names}. Put the files of one into its own folder.</source>
        <translation>{folder}에 데이터셋이 여럿 있습니다: {names}. 한 데이터셋의 파일을 따로 폴더에 두세요.</translation>
    </message>
    <message>
        <source>“{folder}” holds pictures whose names tell no part: {names}. Write train, val or test in their names, or take the files away.</source>
        <translation>“{folder}”에 어느 부분인지 이름으로 알 수 없는 이미지가 있습니다: {names}. 이름에 train, val, test를 쓰거나 그 파일을 치우세요.</translation>
    </message>
    <message>
        <source>{title}: its mapping gives two classes the same name.</source>
        <translation>{title}: 매핑에서 두 클래스의 이름이 같습니다.</translation>
    </message>
    <message>
        <source>{file} holds {images} pictures, but there are {labels} labels.</source>
        <translation>{file}에 이미지는 {images}개인데 라벨은 {labels}개입니다.</translation>
    </message>
    <message>
        <source>The labels of {file} are missing. Put {labels} beside it.</source>
        <translation>{file}의 라벨이 없습니다. {labels}을(를) 옆에 두세요.</translation>
    </message>
    <message>
        <source>The labels are those of EMNIST, as the pictures show: {first} is “{a}”, {last} is “{z}”.</source>
        <translation>이미지로 보아 라벨은 EMNIST의 것입니다. {first}은(는) “{a}”, {last}은(는) “{z}”입니다.</translation>
    </message>
    <message>
        <source>“{word}” ({count:,})</source>
        <translation>“{word}”({count:,}개)</translation>
    </message>
    <message>
        <source>“{first}” and “{second}” are files of the same part. Take one away.</source>
        <translation>“{first}”과(와) “{second}”은(는) 같은 부분의 파일입니다. 하나를 치우세요.</translation>
    </message>
    <message>
        <source>“{file}” cannot be used: {why}.</source>
        <translation>“{file}”을(를) 쓸 수 없습니다: {why}.</translation>
    </message>
    <message>
        <source>its array “{name}” is not of whole numbers from 0 to 255</source>
        <translation>배열 “{name}”이(가) 0~255의 정수가 아닙니다</translation>
    </message>
    <message>
        <source>its array “{name}” does not fit its size</source>
        <translation>배열 “{name}”이(가) 크기와 맞지 않습니다</translation>
    </message>
    <message>
        <source>it was saved in version 7.3. Save it in MATLAB with the option -v7</source>
        <translation>7.3 버전으로 저장되었습니다. MATLAB에서 -v7 옵션으로 저장하세요</translation>
    </message>
    <message>
        <source>it is no MATLAB file of version 5</source>
        <translation>버전 5의 MATLAB 파일이 아닙니다</translation>
    </message>
    <message>
        <source>“{file}” is incomplete or damaged. Get it again.</source>
        <translation>“{file}”이(가) 불완전하거나 손상되었습니다. 다시 받으세요.</translation>
    </message>
    <message>
        <source>it holds no array “{name}” of bytes</source>
        <translation>바이트 배열 “{name}”이(가) 없습니다</translation>
    </message>
    <message>
        <source>it promises {promised:,} bytes, more than it can hold</source>
        <translation>{promised:,}바이트라고 되어 있어 담을 수 있는 크기를 넘습니다</translation>
    </message>
    <message>
        <source>MNIST in {folder} is damaged: {images} pictures, {labels} labels ({part}).</source>
        <translation>{folder}의 MNIST가 손상되었습니다: 이미지 {images}개, 라벨 {labels}개({part}).</translation>
    </message>
    <message>
        <source>MNIST in {folder} is damaged: a label is {label}, the largest is 9 ({part}).</source>
        <translation>{folder}의 MNIST가 손상되었습니다: 라벨 {label}이(가) 가장 큰 값 9를 넘습니다({part}).</translation>
    </message>
    <message>
        <source>{title} needs arrays called x and y, images and labels, or x_train, y_train, x_test and y_test; it has {names}.</source>
        <translation>{title}에는 x와 y, images와 labels, 또는 x_train, y_train, x_test, y_test라는 배열이 있어야 하는데, 있는 것은 {names}입니다.</translation>
    </message>
    <message>
        <source>{title}: its parts hold pictures of different sizes or colors. Make them equal.</source>
        <translation>{title}: 부분마다 이미지의 크기나 색이 다릅니다. 같게 하세요.</translation>
    </message>
    <message>
        <source>{title} holds pictures whose names tell no part: {names}. Call them x_train, x_val or x_test, or leave them out.</source>
        <translation>{title}에 어느 부분인지 이름으로 알 수 없는 이미지가 있습니다: {names}. 이름을 x_train, x_val, x_test로 하거나 빼세요.</translation>
    </message>
    <message>
        <source>none of these</source>
        <translation>이 가운데 없음</translation>
    </message>
    <message>
        <source>{title}: “{images}” holds {count:,} pictures, but “{labels}” {other:,} labels.</source>
        <translation>{title}: “{images}”에는 이미지가 {count:,}개인데 “{labels}”에는 라벨이 {other:,}개 있습니다.</translation>
    </message>
    <message>
        <source>names no part for {count:,} of the pictures</source>
        <translation>이미지 {count:,}개에 부분이 적혀 있지 않습니다</translation>
    </message>
    <message>
        <source>is not called as pictures are and is not used (count: {count:,})</source>
        <translation>이미지를 뜻하는 이름이 아니어서 쓰지 않습니다({count:,}개)</translation>
    </message>
    <message>
        <source>“{file}” is no NumPy file of plain arrays, or is damaged. Save it with numpy.savez.</source>
        <translation>“{file}”은(는) 일반 배열의 NumPy 파일이 아니거나 손상되었습니다. numpy.savez로 저장하세요.</translation>
    </message>
    <message>
        <source>“{array}” in “{file}” holds Python objects (dtype object), which can run code and are not opened: “{file}” is no NumPy file of plain arrays. Save the labels as numbers or with .astype(str), the pictures as uint8.</source>
        <translation>“{file}”의 “{array}”에는 Python 객체(dtype object)가 들어 있습니다. 객체는 코드를 실행할 수 있어 열지 않습니다. “{file}”은(는) 일반 배열의 NumPy 파일이 아닙니다. 라벨은 숫자로 또는 .astype(str)로, 이미지는 uint8로 저장하세요.</translation>
    </message>
    <message>
        <source>“{file}” holds “{name}” twice. Save it again.</source>
        <translation>“{file}”에 “{name}”이(가) 두 번 들어 있습니다. 다시 저장하세요.</translation>
    </message>
    <message>
        <source>“{file}” promises {size:.1f} GB: too much for one file.</source>
        <translation>“{file}”은(는) {size:.1f} GB라고 되어 있습니다. 파일 하나로는 너무 큽니다.</translation>
    </message>
    <message>
        <source>has no labels beside it and is not used (pictures: {count:,})</source>
        <translation>라벨이 없어 쓰지 않습니다(이미지 {count:,}개)</translation>
    </message>
    <message>
        <source>is not used beside the parts that have names of their own (pictures: {count:,})</source>
        <translation>이름이 따로 있는 부분들이 있어 쓰지 않습니다(이미지 {count:,}개)</translation>
    </message>
    <message>
        <source>The pictures lay on their side, as EMNIST's do, and were put upright.</source>
        <translation>이미지가 EMNIST처럼 누워 있어 바로 세웠습니다.</translation>
    </message>
    <message>
        <source>{title}: the pictures to test on have another size than those to learn from.</source>
        <translation>{title}: 테스트 이미지의 크기가 학습 이미지와 다릅니다.</translation>
    </message>
    <message>
        <source>“{file}” cannot be used: X is not (height, width, 3, pictures).</source>
        <translation>“{file}”을(를) 쓸 수 없습니다: X가 (높이, 너비, 3, 개수)가 아닙니다.</translation>
    </message>
    <message>
        <source>“{file}” holds {count:,} pictures but {labels:,} labels.</source>
        <translation>“{file}”에 이미지는 {count:,}개인데 라벨은 {labels:,}개입니다.</translation>
    </message>
    <message>
        <source>“{file}” is no text in UTF-8. Save it as “CSV UTF-8”.</source>
        <translation>“{file}”은(는) UTF-8 텍스트가 아닙니다. “CSV UTF-8”로 저장하세요.</translation>
    </message>
    <message>
        <source>“{file}” is too large for a table of pictures.</source>
        <translation>“{file}”은(는) 이미지 표로는 너무 큽니다.</translation>
    </message>
    <message>
        <source>“{file}”, line {line:,}, is no line of a table: {why}. Mend the line.</source>
        <translation>“{file}”의 {line:,}번째 줄은 표의 줄이 아닙니다: {why}. 그 줄을 고치세요.</translation>
    </message>
    <message>
        <source>{name} does not say which of its columns names the class: {columns}. Call it “label”.</source>
        <translation>{name}에서 어느 열이 클래스의 이름인지 알 수 없습니다: {columns}. 그 열의 제목을 “label”로 하세요.</translation>
    </message>
    <message>
        <source>{name} has no column of classes. Write a line per picture: the name of its file, a comma, its label.</source>
        <translation>{name}에 클래스 열이 없습니다. 이미지마다 한 줄씩 파일 이름, 쉼표, 라벨을 쓰세요.</translation>
    </message>
    <message>
        <source>{name} does not say which of its columns names the class. Write a first line of headings: file, label.</source>
        <translation>{name}에서 어느 열이 클래스의 이름인지 알 수 없습니다. 첫 줄에 제목을 쓰세요: file, label.</translation>
    </message>
    <message>
        <source>{name}, line {line:,}: a file name and a label are needed, in cells of their own.</source>
        <translation>{name}의 {line:,}번째 줄: 파일 이름과 라벨이 각각의 칸에 있어야 합니다.</translation>
    </message>
    <message>
        <source>The column “{column}” names no parts and is not used.</source>
        <translation>“{column}” 열에는 부분의 이름이 없어 쓰지 않습니다.</translation>
    </message>
    <message>
        <source>Each class has a column: {count:,} of them, with a 1 for the class of each picture.</source>
        <translation>클래스마다 열이 하나씩 있습니다({count:,}개). 각 이미지의 클래스에 1이 적혀 있습니다.</translation>
    </message>
    <message>
        <source>{name} gives {count:,} pictures several classes at once ({example}). Inkling learns one class for each picture.</source>
        <translation>{name}에는 이미지 {count:,}개에 클래스가 여럿 있습니다({example}). Inkling은 이미지마다 클래스 하나를 배웁니다.</translation>
    </message>
    <message>
        <source>{name} gives a picture several classes at once ({example}). Inkling learns one class for each picture.</source>
        <translation>{name}에는 이미지 하나에 클래스가 여럿 있습니다({example}). Inkling은 이미지마다 클래스 하나를 배웁니다.</translation>
    </message>
    <message>
        <source>The labels of {name} are numbers that measure (“{label}”, in the column “{column}”). Labels name classes: write a name or a whole number for each.</source>
        <translation>{name}의 라벨은 재어 얻은 수입니다(“{column}” 열의 “{label}”). 라벨은 클래스의 이름입니다. 이름이나 정수를 쓰세요.</translation>
    </message>
    <message>
        <source>is no file name</source>
        <translation>파일 이름이 아닙니다</translation>
    </message>
    <message>
        <source>lies outside of the table's folder; put the table into the folder that holds its pictures</source>
        <translation>표의 폴더 밖에 있습니다. 이미지가 있는 폴더에 표를 두세요</translation>
    </message>
    <message>
        <source>is there with another class, too</source>
        <translation>다른 클래스로도 적혀 있습니다</translation>
    </message>
    <message>
        <source>has no label</source>
        <translation>라벨이 없습니다</translation>
    </message>
    <message>
        <source>line {number:,}: {file}</source>
        <translation>{number:,}번째 줄: {file}</translation>
    </message>
    <message>
        <source>line {number:,}</source>
        <translation>{number:,}번째 줄</translation>
    </message>
    <message>
        <source>is there in line {line:,} already</source>
        <translation>{line:,}번째 줄에 이미 있습니다</translation>
    </message>
    <message>
        <source>{name} is an empty table. Write a line per picture: the name of its file, a comma, its label.</source>
        <translation>{name}은(는) 빈 표입니다. 이미지마다 한 줄씩 파일 이름, 쉼표, 라벨을 쓰세요.</translation>
    </message>
    <message>
        <source>{name} gives pictures several classes, in a line each: {count:,} lines. Inkling learns one class for each picture.</source>
        <translation>{name}에는 한 이미지가 여러 줄에 서로 다른 클래스로 적혀 있습니다({count:,}줄). Inkling은 이미지마다 클래스 하나를 배웁니다.</translation>
    </message>
    <message>
        <source>{name} names no picture that is there, in {lines:,} lines. The first: {line} {why}.</source>
        <translation>{name}의 {lines:,}줄에 적힌 이미지가 하나도 없습니다. 첫 줄: {line} {why}.</translation>
    </message>
    <message>
        <source>{name} names no picture that is there, in {lines:,} lines.</source>
        <translation>{name}의 {lines:,}줄에 적힌 이미지가 하나도 없습니다.</translation>
    </message>
    <message>
        <source>{name} has {count:,} different labels. Labels name classes, they do not count.</source>
        <translation>{name}에는 서로 다른 라벨이 {count:,}개 있습니다. 라벨은 수를 세는 것이 아니라 클래스의 이름입니다.</translation>
    </message>
    <message>
        <source>{name} has no lines for training: its column of parts says “train” nowhere.</source>
        <translation>{name}에 학습용 줄이 없습니다. 부분을 적은 열에 “train”이 없습니다.</translation>
    </message>
    <message>
        <source>{name} has only one class, “{label}”. Add lines of each other class.</source>
        <translation>{name}에는 클래스가 “{label}” 하나뿐입니다. 다른 클래스의 줄을 더하세요.</translation>
    </message>
    <message>
        <source>is an address, no file name; download the picture and write the name of its file</source>
        <translation>파일 이름이 아니라 주소입니다. 이미지를 내려받고 그 파일 이름을 쓰세요</translation>
    </message>
    <message>
        <source>is not there</source>
        <translation>없습니다</translation>
    </message>
    <message>
        <source>its class “{label}” has no pictures to learn from</source>
        <translation>클래스 “{label}”에 학습할 이미지가 없습니다</translation>
    </message>
    <message>
        <source>Paths of another place or computer: {count:,}. Their pictures were found in the table's folder, by the ends of the paths.</source>
        <translation>다른 곳이나 다른 컴퓨터의 경로가 {count:,}개 있습니다. 경로의 끝부분으로 표의 폴더에서 이미지를 찾았습니다.</translation>
    </message>
    <message>
        <source>{skipped:,} of {lines:,} lines cannot be used; they are listed as left out.</source>
        <translation>{lines:,}줄 가운데 {skipped:,}줄을 쓸 수 없어 제외한 목록에 적었습니다.</translation>
    </message>
    <message>
        <source>is in no part</source>
        <translation>부분이 적혀 있지 않습니다</translation>
    </message>
    <message>
        <source>is a link that leads out of the table's folder</source>
        <translation>표의 폴더 밖으로 이어지는 링크입니다</translation>
    </message>
    <message>
        <source>{name} holds no line of pixels that can be read.</source>
        <translation>{name}에 읽을 수 있는 픽셀 줄이 없습니다.</translation>
    </message>
    <message>
        <source>{name} has a picture's pixels in each line, but no column of classes. Pictures without a class cannot be learned from.</source>
        <translation>{name}에는 줄마다 이미지의 픽셀이 있으나 클래스 열이 없습니다. 클래스가 없는 이미지로는 배울 수 없습니다.</translation>
    </message>
    <message>
        <source>It has no headings: column {number:,} was read as the class.</source>
        <translation>제목이 없어 {number:,}번째 열을 클래스로 읽었습니다.</translation>
    </message>
    <message>
        <source>“{file}” is too large for a table of pixels.</source>
        <translation>“{file}”은(는) 픽셀 표로는 너무 큽니다.</translation>
    </message>
    <message>
        <source>has {count:,} values in place of {wanted:,}</source>
        <translation>값이 {wanted:,}개가 아니라 {count:,}개입니다</translation>
    </message>
    <message>
        <source>has values that are no numbers</source>
        <translation>숫자가 아닌 값이 있습니다</translation>
    </message>
    <message>
        <source>{levels} {count:,} values lie outside of this and were cut.</source>
        <translation>{levels} 값 {count:,}개가 이 범위를 벗어나 잘랐습니다.</translation>
    </message>
    <message>
        <source>{levels} One value lies outside of this and was cut.</source>
        <translation>{levels} 값 하나가 이 범위를 벗어나 잘랐습니다.</translation>
    </message>
    <message>
        <source>“{array}” has values from 0 to {most:.3g} only, of {high:.3g}: its pictures are dark.</source>
        <translation>“{array}”의 값이 {high:.3g} 가운데 0~{most:.3g}뿐이어서 이미지가 어둡습니다.</translation>
    </message>
    <message>
        <source>“{array}” holds values that are no numbers (NaN or infinite). Save the pictures as uint8.</source>
        <translation>“{array}”에 수가 아닌 값(NaN이나 무한대)이 있습니다. 이미지를 uint8로 저장하세요.</translation>
    </message>
    <message>
        <source>“{array}” has values from {least:.3g} to {most:.3g}. Save the pictures with values from 0 to 255.</source>
        <translation>“{array}”의 값이 {least:.3g}~{most:.3g}입니다. 이미지를 0~255의 값으로 저장하세요.</translation>
    </message>
    <message>
        <source>“{array}” was read with values from 0 to 255.</source>
        <translation>“{array}”을(를) 0~255의 값으로 읽었습니다.</translation>
    </message>
    <message>
        <source>“{array}” has values from 0 to {most:,}: {depth:,} was read as white.</source>
        <translation>“{array}”의 값이 0~{most:,}이어서 {depth:,}을(를) 흰색으로 읽었습니다.</translation>
    </message>
    <message>
        <source>“{array}” has values from {least:.3g} to {most:.3g}: {low:.3g} was read as black, {high:.3g} as white.</source>
        <translation>“{array}”의 값이 {least:.3g}~{most:.3g}이어서 {low:.3g}을(를) 검은색, {high:.3g}을(를) 흰색으로 읽었습니다.</translation>
    </message>
    <message>
        <source>“{array}” has values from 0 to {most:.3g}: {most:.3g} was read as white.</source>
        <translation>“{array}”의 값이 0~{most:.3g}이어서 {most:.3g}을(를) 흰색으로 읽었습니다.</translation>
    </message>
    <message>
        <source>“{array}” was read with values from {low:.3g} to {high:.3g}.</source>
        <translation>“{array}”을(를) {low:.3g}~{high:.3g}의 값으로 읽었습니다.</translation>
    </message>
    <message>
        <source>“{array}” has values from −128 to 127: −128 was read as black.</source>
        <translation>“{array}”의 값이 −128~127이어서 −128을 검은색으로 읽었습니다.</translation>
    </message>
    <message>
        <source>{title} has only a small form.</source>
        <translation>{title}에는 소형만 있습니다.</translation>
    </message>
    <message>
        <source>By {columns}: {parts}.</source>
        <translation>{columns}에 따라: {parts}.</translation>
    </message>
    <message>
        <source>By “{column}”: {parts}.</source>
        <translation>“{column}”에 따라: {parts}.</translation>
    </message>
    <message>
        <source>The column “{column}” has words that name no part of a data set: {words}. Write train, validation or test in their place, or rename the column if it tells something else.</source>
        <translation>“{column}” 열에 데이터셋의 어느 부분인지 알 수 없는 말이 있습니다: {words}. 그 자리에 train, validation, test를 쓰거나, 다른 뜻의 열이면 제목을 바꾸세요.</translation>
    </message>
    <message>
        <source>The columns {columns} put one picture into two parts. Give each picture to one.</source>
        <translation>{columns} 열에 따르면 한 이미지가 두 부분에 있습니다. 이미지마다 한 부분에만 두세요.</translation>
    </message>
    <message>
        <source>{count:,} to learn from ({words})</source>
        <translation>학습 {count:,}개({words})</translation>
    </message>
    <message>
        <source>{count:,} for validation ({words})</source>
        <translation>검증 {count:,}개({words})</translation>
    </message>
    <message>
        <source>{count:,} to test on ({words})</source>
        <translation>테스트 {count:,}개({words})</translation>
    </message>
    <message>
        <source>{count:,} to learn from</source>
        <translation>학습 {count:,}개</translation>
    </message>
    <message>
        <source>{count:,} for validation</source>
        <translation>검증 {count:,}개</translation>
    </message>
    <message>
        <source>{count:,} to test on</source>
        <translation>테스트 {count:,}개</translation>
    </message>
    <message>
        <source>nearly the same picture as {name}</source>
        <translation>{name}과(와) 거의 같은 이미지입니다</translation>
    </message>
    <message>
        <source>the same picture is in “{one}” and “{other}”</source>
        <translation>같은 이미지가 “{one}”과(와) “{other}”에 모두 있습니다</translation>
    </message>
    <message>
        <source>the same picture as {name}</source>
        <translation>{name}과(와) 같은 이미지입니다</translation>
    </message>
    <message>
        <source>a sub-folder for</source>
        <translation>하위 폴더</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>검증</translation>
    </message>
    <message>
        <source>test</source>
        <translation>테스트</translation>
    </message>
    <message>
        <source>{name} has only one class, “{label}”. Add {what} each other class.</source>
        <translation>{name}에는 클래스가 “{label}” 하나뿐입니다. 다른 클래스마다 {what}을(를) 추가하세요.</translation>
    </message>
    <message>
        <source>lies beside the parts and is called as none of them: its {count:,} pictures are not used. Call it train, val or test to use them</source>
        <translation>학습, 검증, 테스트 폴더 옆에 있지만 이름이 그중 어느 것도 아니어서 이미지 {count:,}개를 쓰지 않습니다. 쓰려면 이름을 train, val, test 가운데 하나로 바꾸세요</translation>
    </message>
    <message>
        <source>lies beside the parts and is called as none of them: its 1 picture is not used. Call it train, val or test to use it</source>
        <translation>학습, 검증, 테스트 폴더 옆에 있지만 이름이 그중 어느 것도 아니어서 이미지 1개를 쓰지 않습니다. 쓰려면 이름을 train, val, test 가운데 하나로 바꾸세요</translation>
    </message>
    <message>
        <source>{name} has folders for parts, but none to learn from; pictures in its folders: {folders}. Call the folder with the pictures to learn from “train”.</source>
        <translation>{name}에는 검증이나 테스트 폴더만 있고 학습 폴더가 없습니다. 폴더별 이미지 수: {folders}. 학습할 이미지가 있는 폴더의 이름을 “train”으로 바꾸세요.</translation>
    </message>
    <message>
        <source>{name} has no pictures. Choose a folder with a sub-folder of pictures for each class.</source>
        <translation>{name}에 이미지가 없습니다. 클래스마다 이미지 하위 폴더가 있는 폴더를 선택하세요.</translation>
    </message>
    <message>
        <source>Sub-folders for training, validation or testing were found and are used as such.</source>
        <translation>학습, 검증, 테스트용 하위 폴더가 있어 그대로 사용합니다.</translation>
    </message>
    <message>
        <source>The training part</source>
        <translation>학습 세트</translation>
    </message>
    <message>
        <source>holds no pictures</source>
        <translation>이미지가 없습니다</translation>
    </message>
    <message>
        <source>has {count:,} pictures in no class folder: what they show is not known, so they are not used</source>
        <translation>이미지 {count:,}개가 클래스 폴더에 들어 있지 않아 무엇인지 알 수 없으므로 쓰지 않습니다</translation>
    </message>
    <message>
        <source>has 1 picture in no class folder: what it shows is not known, so it is not used</source>
        <translation>이미지 1개가 클래스 폴더에 들어 있지 않아 무엇인지 알 수 없으므로 쓰지 않습니다</translation>
    </message>
    <message>
        <source>Links are not followed, so these folders are left out: {names}. Put the folders themselves in their place.</source>
        <translation>링크는 따라가지 않으므로 다음 폴더는 제외합니다: {names}. 링크 대신 폴더 자체를 넣으세요.</translation>
    </message>
    <message>
        <source>{name} holds nothing but links to folders ({names}), and links are not followed. Choose the folder that the linked ones lie in, or put them here themselves.</source>
        <translation>{name}에는 폴더 링크({names})만 있고, 링크는 따라가지 않습니다. 원래 폴더가 있는 폴더를 선택하거나 폴더 자체를 여기에 넣으세요.</translation>
    </message>
    <message>
        <source>{name} has pictures but no sub-folders. Put the pictures of each class into a sub-folder of its own.</source>
        <translation>{name}에 이미지는 있지만 하위 폴더가 없습니다. 클래스별로 이미지를 각각의 하위 폴더에 넣으세요.</translation>
    </message>
    <message>
        <source>“{name}” is a file. Choose a folder with a sub-folder per class.</source>
        <translation>“{name}”은(는) 파일입니다. 클래스마다 하위 폴더가 있는 폴더를 선택하세요.</translation>
    </message>
    <message>
        <source>“{name}” cannot be listed: {why}.</source>
        <translation>“{name}” 폴더의 내용을 볼 수 없습니다: {why}.</translation>
    </message>
    <message>
        <source>The classes “{one}” and “{other}” have names that look alike. Rename or merge them.</source>
        <translation>클래스 “{one}”과(와) “{other}”의 이름이 너무 비슷합니다. 이름을 바꾸거나 하나로 합치세요.</translation>
    </message>
    <message>
        <source>Sub-folders for training, validation or testing were found in each class and are used as such.</source>
        <translation>클래스마다 학습, 검증, 테스트용 하위 폴더가 있어 그대로 사용합니다.</translation>
    </message>
    <message>
        <source>The {part} part has a class “{label}” that the training part has not. Give both parts the same classes.</source>
        <translation>{part} 세트에 학습 세트에는 없는 클래스 “{label}”이(가) 있습니다. 두 세트의 클래스를 같게 하세요.</translation>
    </message>
    <message>
        <source>Used as the {part} part: {folders}.</source>
        <translation>{part} 세트로 사용하는 폴더: {folders}.</translation>
    </message>
    <message>
        <source>“{folder}” {why}.</source>
        <translation>“{folder}”: {why}.</translation>
    </message>
    <message>
        <source>The folders of this run's classes are gone. Bring them back to go on.</source>
        <translation>이 학습의 클래스 폴더가 없어졌습니다. 계속하려면 폴더를 되돌려 놓으세요.</translation>
    </message>
    <message>
        <source>no ink was found in it</source>
        <translation>글씨를 찾지 못했습니다</translation>
    </message>
    <message>
        <source>Read as ink on paper: each picture is cleaned and centered as a drawing is.</source>
        <translation>종이 위의 글씨로 읽습니다: 이미지마다 그림처럼 정리하고 가운데로 맞춥니다.</translation>
    </message>
    <message>
        <source>Treated as photos: center-cropped to a square.</source>
        <translation>사진으로 다룹니다: 가운데를 정사각형으로 자릅니다.</translation>
    </message>
    <message>
        <source>1 more picture for validation.</source>
        <translation>검증용 이미지 1개가 더 있습니다.</translation>
    </message>
    <message>
        <source>{count:,} more pictures for test.</source>
        <translation>테스트용 이미지 {count:,}개가 더 있습니다.</translation>
    </message>
    <message>
        <source>1 more picture for test.</source>
        <translation>테스트용 이미지 1개가 더 있습니다.</translation>
    </message>
    <message>
        <source>A class has no picture with ink in it. Look at the list of what was left out.</source>
        <translation>글씨가 있는 이미지가 하나도 없는 클래스가 있습니다. 제외된 목록을 확인하세요.</translation>
    </message>
    <message>
        <source>{small} to {large}</source>
        <translation>{small}~{large}</translation>
    </message>
    <message>
        <source>lies beside the class folders, in none of them</source>
        <translation>클래스 폴더 안이 아니라 옆에 있습니다</translation>
    </message>
    <message>
        <source>{count:,} pictures are there more than once or in two classes; they are listed as left out.</source>
        <translation>이미지 {count:,}개가 여러 번 있거나 두 클래스에 있어 제외 목록에 넣었습니다.</translation>
    </message>
    <message>
        <source>1 picture is there more than once or in two classes; it is listed as left out.</source>
        <translation>이미지 1개가 여러 번 있거나 두 클래스에 있어 제외 목록에 넣었습니다.</translation>
    </message>
    <message>
        <source>Without a single usable picture and therefore left out: {classes}.</source>
        <translation>쓸 수 있는 이미지가 없어 제외한 클래스: {classes}.</translation>
    </message>
    <message>
        <source>Each of the {count:,} pictures to learn from in “{folder}” is also in its validation or test part, or in two classes, so none is left. Give each part pictures of its own.</source>
        <translation>“{folder}”의 학습 이미지 {count:,}개가 모두 검증이나 테스트 세트에도 있거나 두 클래스에 있어 남는 이미지가 없습니다. 세트마다 다른 이미지를 넣으세요.</translation>
    </message>
    <message>
        <source>None of the {count:,} files in “{folder}” can be read as a picture.</source>
        <translation>“{folder}”의 파일 {count:,}개 가운데 이미지로 읽을 수 있는 것이 없습니다.</translation>
    </message>
    <message>
        <source>The only file in “{folder}” cannot be read as a picture.</source>
        <translation>“{folder}”의 하나뿐인 파일을 이미지로 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>Only the class “{label}” has pictures; “{empty}” has no usable pictures. A network needs at least two classes.</source>
        <translation>“{label}” 클래스에만 이미지가 있고 “{empty}”에는 쓸 수 있는 이미지가 없습니다. 신경망에는 클래스가 두 개 이상 필요합니다.</translation>
    </message>
    <message>
        <source>Only the class “{label}” has pictures. A network needs at least two classes.</source>
        <translation>“{label}” 클래스에만 이미지가 있습니다. 신경망에는 클래스가 두 개 이상 필요합니다.</translation>
    </message>
    <message>
        <source>{count:,} pictures are nearly equal to ones in the validation or test part and are listed as left out.</source>
        <translation>이미지 {count:,}개가 검증이나 테스트 세트의 이미지와 거의 같아 제외 목록에 넣었습니다.</translation>
    </message>
    <message>
        <source>1 picture is nearly equal to one in the validation or test part and is listed as left out.</source>
        <translation>이미지 1개가 검증이나 테스트 세트의 이미지와 거의 같아 제외 목록에 넣었습니다.</translation>
    </message>
    <message>
        <source>its class has no usable picture to learn from</source>
        <translation>이 클래스에는 학습에 쓸 수 있는 이미지가 없습니다</translation>
    </message>
    <message>
        <source>{count:,} copies of held-out pictures are neither learned nor measured.</source>
        <translation>검증용으로 떼어 둔 이미지의 복사본 {count:,}개는 학습에도 측정에도 쓰지 않습니다.</translation>
    </message>
    <message>
        <source>1 copy of a held-out picture is neither learned nor measured.</source>
        <translation>검증용으로 떼어 둔 이미지의 복사본 1개는 학습에도 측정에도 쓰지 않습니다.</translation>
    </message>
    <message>
        <source>“{label}”: {count:,} pictures are nearly equal, as those of a film are. They cannot be told apart as copies, so the accuracy that is measured will be better than that on new pictures.</source>
        <translation>“{label}”: 이미지 {count:,}개가 동영상의 장면들처럼 거의 같습니다. 복사본으로 가려낼 수 없어, 측정한 정확도는 새 이미지에서보다 높게 나옵니다.</translation>
    </message>
    <message>
        <source>“{label}”: {count:,} pictures are nearly equal to ones in the validation or test part, as those of a film are. They cannot be told apart as copies, so the accuracy that is measured will be better than that on new pictures.</source>
        <translation>“{label}”: 이미지 {count:,}개가 동영상의 장면들처럼 검증이나 테스트 세트의 이미지와 거의 같습니다. 복사본으로 가려낼 수 없어, 측정한 정확도는 새 이미지에서보다 높게 나옵니다.</translation>
    </message>
    <message>
        <source>{count:,} pictures to learn from are equal to another one. Copies stay on one side when pictures are held out.</source>
        <translation>학습할 이미지 {count:,}개가 다른 이미지와 같습니다. 검증용을 떼어 둘 때 복사본은 한쪽에만 둡니다.</translation>
    </message>
    <message>
        <source>1 picture to learn from is equal to another one. Copies stay on one side when pictures are held out.</source>
        <translation>학습할 이미지 1개가 다른 이미지와 같습니다. 검증용을 떼어 둘 때 복사본은 한쪽에만 둡니다.</translation>
    </message>
    <message>
        <source>{count:,} pictures to learn from are nearly equal to another one of their class, as when a picture is saved again, resized or made brighter. Copies stay on one side when pictures are held out.</source>
        <translation>학습할 이미지 {count:,}개가 다시 저장하거나 크기나 밝기를 바꾼 것처럼 같은 클래스의 다른 이미지와 거의 같습니다. 검증용을 떼어 둘 때 복사본은 한쪽에만 둡니다.</translation>
    </message>
    <message>
        <source>1 picture to learn from is nearly equal to another one of its class, as when a picture is saved again, resized or made brighter. Copies stay on one side when pictures are held out.</source>
        <translation>학습할 이미지 1개가 다시 저장하거나 크기나 밝기를 바꾼 것처럼 같은 클래스의 다른 이미지와 거의 같습니다. 검증용을 떼어 둘 때 복사본은 한쪽에만 둡니다.</translation>
    </message>
    <message>
        <source>{count:,} pictures are copies of ones in the validation or test part and are left out of the part before it.</source>
        <translation>이미지 {count:,}개가 검증이나 테스트 세트의 이미지를 복사한 것이어서 그 앞 세트에서 제외했습니다.</translation>
    </message>
    <message>
        <source>1 picture is a copy of one in the validation or test part and is left out of the part before it.</source>
        <translation>이미지 1개가 검증이나 테스트 세트의 이미지를 복사한 것이어서 그 앞 세트에서 제외했습니다.</translation>
    </message>
    <message>
        <source>{count:,} pictures are copies of ones in the validation or test part. That is most of a class, so they stay, and the accuracy that is measured says nothing of new pictures. Give the parts pictures of their own.</source>
        <translation>이미지 {count:,}개가 검증이나 테스트 세트의 이미지를 복사한 것입니다. 한 클래스의 대부분이므로 그대로 두지만, 측정한 정확도는 새 이미지에 대해 아무것도 말해 주지 않습니다. 세트마다 다른 이미지를 넣으세요.</translation>
    </message>
    <message>
        <source>is a link; links are not followed</source>
        <translation>링크임. 링크는 따라가지 않습니다</translation>
    </message>
    <message>
        <source>“{name}” has changed</source>
        <translation>“{name}”이(가) 바뀌었습니다</translation>
    </message>
    <message>
        <source>“{name}” is gone</source>
        <translation>“{name}”이(가) 없어졌습니다</translation>
    </message>
    <message>
        <source>“{name}” is new</source>
        <translation>“{name}”이(가) 새로 생겼습니다</translation>
    </message>
    <message>
        <source>{changes} and {count:,} more</source>
        <translation>{changes}, 그 밖에 {count:,}개</translation>
    </message>
    <message>
        <source>Decoding was ended.</source>
        <translation>읽기를 끝냈습니다.</translation>
    </message>
    <message>
        <source>copies</source>
        <translation>복사본</translation>
    </message>
    <message>
        <source>The network of “{card}” cannot answer. Choose another recognizer.</source>
        <translation>“{card}”의 신경망이 답하지 못합니다. 다른 인식기를 고르세요.</translation>
    </message>
    <message>
        <source>“{card}” gives {answers} answers for {count} classes. Get the file again.</source>
        <translation>“{card}”이(가) 클래스 {count}개에 결과를 {answers}개 냅니다. 파일을 다시 받으세요.</translation>
    </message>
    <message>
        <source>The weights file “{path}” is gone. Choose another recognizer.</source>
        <translation>가중치 파일 “{path}”이(가) 없어졌습니다. 다른 인식기를 고르세요.</translation>
    </message>
    <message>
        <source>cannot be read ({why})</source>
        <translation>읽을 수 없음({why})</translation>
    </message>
    <message>
        <source>needs more memory than there is</source>
        <translation>메모리가 모자람</translation>
    </message>
    <message>
        <source>A decoding process took too long for “{name}”; another one took its place.</source>
        <translation>“{name}”을(를) 읽는 프로세스가 너무 오래 걸려 다른 프로세스로 바꾸었습니다.</translation>
    </message>
    <message>
        <source>A decoding process ended while it read “{name}”; another one took its place.</source>
        <translation>“{name}”을(를) 읽던 프로세스가 끝나 다른 프로세스로 바꾸었습니다.</translation>
    </message>
    <message>
        <source>ends the program that reads it: the file is damaged</source>
        <translation>읽는 프로그램을 멈추게 함: 파일이 손상됨</translation>
    </message>
    <message>
        <source>“{name}” ends the program that reads it. Remove the file and start again.</source>
        <translation>“{name}”은(는) 읽는 프로그램을 멈추게 합니다. 파일을 치우고 다시 시작하세요.</translation>
    </message>
    <message>
        <source>The pictures take {needed} GB, but {free} GB of memory are free. Choose the small form of the network, or let them be read from the disk (in_memory=false).</source>
        <translation>이미지에 {needed} GB가 필요한데 메모리는 {free} GB만 비어 있습니다. 신경망의 소형을 고르거나 디스크에서 읽게 하세요(in_memory=false).</translation>
    </message>
    <message>
        <source>The pictures take {needed} GB and {free} GB of memory are free: they are read from the disk while the network learns.</source>
        <translation>이미지에 {needed} GB가 필요한데 메모리는 {free} GB 비어 있습니다. 학습하는 동안 디스크에서 읽습니다.</translation>
    </message>
    <message>
        <source>{problem} Until then each picture is decoded again in each epoch, which is slower.</source>
        <translation>{problem} 그때까지는 에포크마다 이미지를 다시 풀어 더 느립니다.</translation>
    </message>
    <message>
        <source>The prepared pictures could not be kept in {folder}: {why}. Free some space.</source>
        <translation>준비한 이미지를 {folder}에 보관하지 못했습니다: {why}. 공간을 비우세요.</translation>
    </message>
    <message>
        <source>The prepared copy of “{name}” is damaged: the file itself is used.</source>
        <translation>“{name}”의 준비된 사본이 손상되어 파일 자체를 씁니다.</translation>
    </message>
    <message>
        <source>{name} cannot be read any more: was it moved or deleted, or its disk unplugged? Bring it back and resume the run, or start a new one.</source>
        <translation>{name}을(를) 더 이상 읽을 수 없습니다. 옮기거나 지웠거나 디스크를 뺐는지 확인하세요. 되돌려 놓고 이어 하거나 새로 시작하세요.</translation>
    </message>
    <message>
        <source>{name} has changed since it was looked at. Bring the old file back and resume, or start a new run.</source>
        <translation>{name}이(가) 살펴본 뒤에 바뀌었습니다. 이전 파일을 되돌려 놓고 이어 하거나 새로 실행하세요.</translation>
    </message>
    <message>
        <source>{title} is not on this machine yet: download it to see its pictures.</source>
        <translation>{title}은(는) 아직 이 컴퓨터에 없습니다. 이미지를 보려면 내려받으세요.</translation>
    </message>
</context>
<context>
    <name>download</name>
    <message>
        <source>If you have the file already, or can get it in another way, use that file instead.</source>
        <translation>파일이 이미 있거나 다른 방법으로 구할 수 있으면 그 파일을 쓰세요.</translation>
    </message>
    <message>
        <source>The connection to {host} broke off.</source>
        <translation>{host}과(와)의 연결이 끊겼습니다.</translation>
    </message>
    <message>
        <source>{host} answers in a way that cannot be understood.</source>
        <translation>{host}의 응답을 이해할 수 없습니다.</translation>
    </message>
    <message>
        <source>The secure connection to {host} failed.</source>
        <translation>{host}과(와) 보안 연결을 하지 못했습니다.</translation>
    </message>
    <message>
        <source>Nothing comes from {host} any more.</source>
        <translation>{host}에서 더 이상 아무것도 오지 않습니다.</translation>
    </message>
    <message>
        <source>{host} cannot be found. Is this machine connected to the internet?</source>
        <translation>{host}을(를) 찾을 수 없습니다. 인터넷에 연결되어 있는지 확인하세요.</translation>
    </message>
    <message>
        <source>{host} does not accept the connection.</source>
        <translation>{host}이(가) 연결을 받아들이지 않습니다.</translation>
    </message>
    <message>
        <source>This machine is not connected to the internet.</source>
        <translation>이 컴퓨터는 인터넷에 연결되어 있지 않습니다.</translation>
    </message>
    <message>
        <source>The connection to {host} failed: {why}.</source>
        <translation>{host}에 연결하지 못했습니다: {why}.</translation>
    </message>
    <message>
        <source>{host} sends on to an address that is not used for downloads.</source>
        <translation>{host}이(가) 다운로드에 쓰지 않는 주소로 보냅니다.</translation>
    </message>
    <message>
        <source>{host} sends in circles from one address to the next.</source>
        <translation>{host}이(가) 주소를 돌려 가며 보냅니다.</translation>
    </message>
    <message>
        <source>{host} does not have the file any more (answer {code}).</source>
        <translation>{host}에 파일이 더 이상 없습니다(응답 {code}).</translation>
    </message>
    <message>
        <source>{host} does not give the file to this machine (answer {code}).</source>
        <translation>{host}이(가) 이 컴퓨터에는 파일을 주지 않습니다(응답 {code}).</translation>
    </message>
    <message>
        <source>{host} is asked too often at present (answer 429).</source>
        <translation>지금 {host}에 요청이 너무 많습니다(응답 429).</translation>
    </message>
    <message>
        <source>{host} is out of order (answer {code}).</source>
        <translation>{host}에 문제가 있습니다(응답 {code}).</translation>
    </message>
    <message>
        <source>{host} refuses (answer {code}).</source>
        <translation>{host}이(가) 거절합니다(응답 {code}).</translation>
    </message>
    <message>
        <source>A web page came instead of the file: this network may ask you to log in first. Open a web browser, log in, and try again.</source>
        <translation>파일 대신 웹 페이지가 왔습니다. 이 네트워크에 먼저 로그인해야 할 수 있습니다. 웹 브라우저에서 로그인한 뒤 다시 해 보세요.</translation>
    </message>
    <message>
        <source>The proxy of this network asks for a name and a password. Set them in the proxy settings of your system.</source>
        <translation>이 네트워크의 프록시가 이름과 암호를 요구합니다. 시스템의 프록시 설정에 입력하세요.</translation>
    </message>
    <message>
        <source>The certificate of {host} is not valid on the date of this machine. Check the clock and the date.</source>
        <translation>{host}의 인증서가 이 컴퓨터의 날짜에는 유효하지 않습니다. 시계와 날짜를 확인하세요.</translation>
    </message>
    <message>
        <source>{host} could not prove that it is {host}: a proxy or a virus scanner may stand between. Nothing was downloaded.</source>
        <translation>{host}이(가) 정말 {host}인지 증명하지 못했습니다. 중간에 프록시나 백신이 있을 수 있습니다. 아무것도 내려받지 않았습니다.</translation>
    </message>
    <message>
        <source>{host} offers the file over an open connection ({scheme}), where anybody could change it on the way. Nothing was downloaded.</source>
        <translation>{host}은(는) 중간에 누구나 바꿀 수 있는 열린 연결({scheme})로 파일을 줍니다. 아무것도 내려받지 않았습니다.</translation>
    </message>
    <message>
        <source>An address with a name or a password in it is not used. Nothing was downloaded.</source>
        <translation>이름이나 암호가 든 주소는 쓰지 않습니다. 아무것도 내려받지 않았습니다.</translation>
    </message>
    <message>
        <source>The connection to {host} broke off after {came} of {total} MB.</source>
        <translation>{total} MB 중 {came} MB를 받은 뒤 {host}과(와)의 연결이 끊겼습니다.</translation>
    </message>
    <message>
        <source>The file on the server has changed.</source>
        <translation>서버의 파일이 바뀌었습니다.</translation>
    </message>
    <message>
        <source>What was left of an earlier download was damaged.</source>
        <translation>전에 받다 만 부분이 손상되었습니다.</translation>
    </message>
    <message>
        <source>{host} sent another file than “{name}”; it was thrown away.</source>
        <translation>{host}이(가) “{name}”이 아닌 다른 파일을 보내서 버렸습니다.</translation>
    </message>
    <message>
        <source>It is being downloaded elsewhere on this machine already.</source>
        <translation>이 컴퓨터의 다른 곳에서 이미 내려받고 있습니다.</translation>
    </message>
    <message>
        <source>The download cannot be locked in {folder}: {why}.</source>
        <translation>{folder}에서 다운로드를 잠글 수 없습니다: {why}.</translation>
    </message>
    <message>
        <source>The note on a download</source>
        <translation>다운로드 메모</translation>
    </message>
    <message>
        <source>“{name}” is not the file that it should be: it is damaged, or was changed. Download it again.</source>
        <translation>“{name}”이(가) 원래 파일이 아닙니다. 손상되었거나 바뀌었습니다. 다시 내려받으세요.</translation>
    </message>
    <message>
        <source>“{name}” may not be written in {folder}. Change the permissions of that folder.</source>
        <translation>{folder}에 “{name}”을(를) 쓸 권한이 없습니다. 그 폴더의 권한을 바꾸세요.</translation>
    </message>
    <message>
        <source>“{name}” could not be written in {folder}: {why}. Try again.</source>
        <translation>{folder}에 “{name}”을(를) 쓰지 못했습니다: {why}. 다시 해 보세요.</translation>
    </message>
    <message>
        <source>The disk is full: “{name}” needs {needed} MB more, {free} MB are free in {folder}. Free some space; the download then goes on where it stopped.</source>
        <translation>디스크가 가득 찼습니다. “{name}”에 {needed} MB가 더 필요한데 {folder}에는 {free} MB만 비어 있습니다. 공간을 비우면 멈춘 곳에서 이어받습니다.</translation>
    </message>
</context>
<context>
    <name>pictures</name>
    <message>
        <source>Save it as PNG or JPEG and open that.</source>
        <translation>PNG나 JPEG로 저장해서 여세요.</translation>
    </message>
    <message>
        <source>Copy or download it again.</source>
        <translation>다시 복사하거나 내려받으세요.</translation>
    </message>
    <message>
        <source>is a raw photo of a camera.</source>
        <translation>카메라의 RAW 사진입니다.</translation>
    </message>
    <message>
        <source>is a game's texture.</source>
        <translation>게임 텍스처입니다.</translation>
    </message>
    <message>
        <source>is a video. Save one frame as PNG or JPEG and open that.</source>
        <translation>동영상입니다. 한 장면을 PNG나 JPEG로 저장해서 여세요.</translation>
    </message>
    <message>
        <source>is a PDF document. Save the page as a PNG or JPEG picture and open that.</source>
        <translation>PDF 문서입니다. 페이지를 PNG나 JPEG 이미지로 저장해서 여세요.</translation>
    </message>
    <message>
        <source>is a PostScript drawing.</source>
        <translation>PostScript 그림입니다.</translation>
    </message>
    <message>
        <source>is a PostScript drawing (EPS).</source>
        <translation>PostScript 그림(EPS)입니다.</translation>
    </message>
    <message>
        <source>is a Photoshop file.</source>
        <translation>Photoshop 파일입니다.</translation>
    </message>
    <message>
        <source>is a GIMP file.</source>
        <translation>GIMP 파일입니다.</translation>
    </message>
    <message>
        <source>is JPEG XL.</source>
        <translation>JPEG XL입니다.</translation>
    </message>
    <message>
        <source>is a sound or video. Choose a picture.</source>
        <translation>소리나 동영상입니다. 이미지를 고르세요.</translation>
    </message>
    <message>
        <source>is a sound. Choose a picture.</source>
        <translation>소리 파일입니다. 이미지를 고르세요.</translation>
    </message>
    <message>
        <source>is a shortcut. Open the picture it points to.</source>
        <translation>바로 가기입니다. 가리키는 이미지를 여세요.</translation>
    </message>
    <message>
        <source>is a shortcut to a web page. Save the picture itself and open that.</source>
        <translation>웹 페이지 바로 가기입니다. 이미지 자체를 저장해서 여세요.</translation>
    </message>
    <message>
        <source>is only a Git LFS placeholder, the picture is not there. Run “git lfs pull”.</source>
        <translation>Git LFS 자리표시자일 뿐 이미지가 없습니다. “git lfs pull”을 실행하세요.</translation>
    </message>
    <message>
        <source>is a ZIP archive or a document. Unpack it and open the pictures inside.</source>
        <translation>ZIP 압축 파일이거나 문서입니다. 압축을 풀고 안의 이미지를 여세요.</translation>
    </message>
    <message>
        <source>is an empty ZIP archive. Choose a picture.</source>
        <translation>빈 ZIP 압축 파일입니다. 이미지를 고르세요.</translation>
    </message>
    <message>
        <source>is a compressed file (gzip). Unpack it and open what is inside.</source>
        <translation>압축 파일(gzip)입니다. 압축을 풀고 안의 것을 여세요.</translation>
    </message>
    <message>
        <source>is a 7z archive. Unpack it and open the pictures inside.</source>
        <translation>7z 압축 파일입니다. 압축을 풀고 안의 이미지를 여세요.</translation>
    </message>
    <message>
        <source>is a RAR archive. Unpack it and open the pictures inside.</source>
        <translation>RAR 압축 파일입니다. 압축을 풀고 안의 이미지를 여세요.</translation>
    </message>
    <message>
        <source>is a NumPy array.</source>
        <translation>NumPy 배열입니다.</translation>
    </message>
    <message>
        <source>is a program. Choose a picture.</source>
        <translation>프로그램입니다. 이미지를 고르세요.</translation>
    </message>
    <message>
        <source>is empty (0 bytes).</source>
        <translation>비어 있습니다(0바이트).</translation>
    </message>
    <message>
        <source>holds only zeros where a picture should begin.</source>
        <translation>이미지가 시작할 곳에 0만 있습니다.</translation>
    </message>
    <message>
        <source>is HEIC, as iPhones save photos. Save it as JPEG and open that.</source>
        <translation>아이폰이 사진을 저장하는 HEIC입니다. JPEG로 저장해서 여세요.</translation>
    </message>
    <message>
        <source>is an SVG drawing. Save it as PNG and open that.</source>
        <translation>SVG 그림입니다. PNG로 저장해서 여세요.</translation>
    </message>
    <message>
        <source>is a web page saved under a picture's name. Save the picture itself and open that.</source>
        <translation>이미지 이름으로 저장된 웹 페이지입니다. 이미지 자체를 저장해서 여세요.</translation>
    </message>
    <message>
        <source>is an XML text (SVG drawings are XML, too). Save it as PNG and open that.</source>
        <translation>XML 텍스트입니다(SVG 그림도 XML입니다). PNG로 저장해서 여세요.</translation>
    </message>
    <message>
        <source>is text, not a picture. Choose a picture.</source>
        <translation>이미지가 아니라 텍스트입니다. 이미지를 고르세요.</translation>
    </message>
    <message>
        <source>{name} {what}</source>
        <translation>{name}: {what}</translation>
    </message>
    <message>
        <source>{name} is too large ({size} GB). Choose a picture of at most 0.5 GB.</source>
        <translation>{name}이(가) 너무 큽니다({size} GB). 0.5 GB 이하의 이미지를 고르세요.</translation>
    </message>
    <message>
        <source>{name} needs more memory than there is. Make it smaller and try again.</source>
        <translation>{name}을(를) 열기에는 메모리가 모자랍니다. 크기를 줄여 다시 해 보세요.</translation>
    </message>
    <message>
        <source>Several pages: the first is used.</source>
        <translation>여러 쪽: 첫 쪽을 씁니다.</translation>
    </message>
    <message>
        <source>Animated: the first frame is used.</source>
        <translation>움직이는 이미지: 첫 장면을 씁니다.</translation>
    </message>
    <message>
        <source>16 bits per color: scaled to 8 bits.</source>
        <translation>색마다 16비트: 8비트로 줄였습니다.</translation>
    </message>
    <message>
        <source>{name} has too many pixels; at most {most} megapixels can be opened. Make it smaller and try again.</source>
        <translation>{name}의 픽셀이 너무 많습니다. {most}메가픽셀까지 열 수 있습니다. 크기를 줄여 다시 해 보세요.</translation>
    </message>
    <message>
        <source>{name} has {count:,} megapixels; at most {most} can be opened. Make it smaller and try again.</source>
        <translation>{name}은(는) {count:,}메가픽셀입니다. {most}메가픽셀까지 열 수 있습니다. 크기를 줄여 다시 해 보세요.</translation>
    </message>
    <message>
        <source>is incomplete: the file ends too early.</source>
        <translation>온전하지 않습니다. 파일이 너무 일찍 끝납니다.</translation>
    </message>
    <message>
        <source>is not a picture that Inkling can open. Save it as PNG or JPEG and open that.</source>
        <translation>Inkling이 열 수 있는 이미지가 아닙니다. PNG나 JPEG로 저장해서 여세요.</translation>
    </message>
    <message>
        <source>is damaged.</source>
        <translation>손상되었습니다.</translation>
    </message>
    <message>
        <source>Lab colors: converted to RGB.</source>
        <translation>Lab 색: RGB로 바꾸었습니다.</translation>
    </message>
    <message>
        <source>Print colors (CMYK): converted to RGB.</source>
        <translation>인쇄용 색(CMYK): RGB로 바꾸었습니다.</translation>
    </message>
    <message>
        <source>Floating-point picture: {note}.</source>
        <translation>부동소수점 이미지: {note}.</translation>
    </message>
    <message>
        <source>{depth} picture: scaled from {low}–{high} to 8 bits.</source>
        <translation>{depth} 이미지: {low}–{high}을(를) 8비트로 줄였습니다.</translation>
    </message>
    <message>
        <source>no value is a number</source>
        <translation>숫자인 값이 없음</translation>
    </message>
    <message>
        <source>scaled from {low}–{high} to 8 bits</source>
        <translation>{low}–{high}을(를) 8비트로 줄임</translation>
    </message>
    <message>
        <source>scaled from {low}–{high} to 8 bits, {bad} values that are no numbers replaced</source>
        <translation>{low}–{high}을(를) 8비트로 줄임, 숫자가 아닌 값 {bad}개를 바꿈</translation>
    </message>
    <message>
        <source>Transparent picture: laid on white.</source>
        <translation>투명한 이미지: 흰 바탕에 놓았습니다.</translation>
    </message>
    <message>
        <source>Transparent picture with light ink: laid on black.</source>
        <translation>밝은 잉크의 투명한 이미지: 검은 바탕에 놓았습니다.</translation>
    </message>
    <message>
        <source>Only the first {count:,} pictures are listed.</source>
        <translation>처음 {count:,}장만 나열했습니다.</translation>
    </message>
    <message>
        <source>{count:,} more files are no pictures.</source>
        <translation>이미지가 아닌 파일이 {count:,}개 더 있습니다.</translation>
    </message>
    <message>
        <source>is no ordinary file</source>
        <translation>일반 파일이 아님</translation>
    </message>
    <message>
        <source>may not be listed ({why})</source>
        <translation>목록을 볼 수 없음({why})</translation>
    </message>
    <message>
        <source>lies more than {count} folders deep</source>
        <translation>폴더 깊이가 {count}단계를 넘음</translation>
    </message>
    <message>
        <source>may not be read</source>
        <translation>읽을 권한이 없음</translation>
    </message>
    <message>
        <source>is no picture</source>
        <translation>이미지가 아님</translation>
    </message>
    <message>
        <source>is not on this computer; save the picture and open that</source>
        <translation>이 컴퓨터에 없음. 이미지를 저장해서 여세요</translation>
    </message>
    <message>
        <source>is a link that leads nowhere</source>
        <translation>가리키는 곳이 없는 링크</translation>
    </message>
    <message>
        <source>is not there: it was moved, renamed or deleted</source>
        <translation>없음: 옮기거나 이름을 바꾸거나 삭제했습니다</translation>
    </message>
    <message>
        <source>Only the sheet of paper was looked at.</source>
        <translation>종이 부분만 보았습니다.</translation>
    </message>
    <message>
        <source>Ruled lines were taken away.</source>
        <translation>줄을 지웠습니다.</translation>
    </message>
</context>
<context>
    <name>ink</name>
    <message>
        <source>{what} was made by a newer Inkling. Update Inkling to open it.</source>
        <translation>{what}은(는) 더 새로운 Inkling으로 만들었습니다. 열려면 Inkling을 업데이트하세요.</translation>
    </message>
    <message>
        <source>{what} is damaged: its strokes cannot be read.</source>
        <translation>{what}이(가) 손상되었습니다. 획을 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>{what} is too large ({size} MB) to be one of Inkling's.</source>
        <translation>{what}이(가) 너무 커서({size} MB) Inkling의 것일 수 없습니다.</translation>
    </message>
    <message>
        <source>{what} could not be read: {why}.</source>
        <translation>{what}을(를) 읽지 못했습니다: {why}.</translation>
    </message>
    <message>
        <source>This drawing</source>
        <translation>이 그림</translation>
    </message>
    <message>
        <source>The drawing “{name}”</source>
        <translation>“{name}” 그림</translation>
    </message>
</context>
<context>
    <name>weights</name>
    <message>
        <source>quantized</source>
        <translation>양자화된 텐서</translation>
    </message>
    <message>
        <source>sparse</source>
        <translation>희소 텐서</translation>
    </message>
    <message>
        <source>without numbers (meta)</source>
        <translation>값이 없는 텐서(meta)</translation>
    </message>
    <message>
        <source>nested</source>
        <translation>중첩 텐서</translation>
    </message>
    <message>
        <source>of a special kind</source>
        <translation>특수한 종류의 텐서</translation>
    </message>
    <message>
        <source>In the program it comes from, save model.state_dict() instead.</source>
        <translation>이 파일을 만든 프로그램에서 model.state_dict()를 저장하세요.</translation>
    </message>
    <message>
        <source>is a text, not weights.</source>
        <translation>가중치가 아니라 글입니다.</translation>
    </message>
    <message>
        <source>is a checkpoint of a training run in Inkling: “Resume” goes on from it. Its recognizer is the file best.safetensors in the same folder; the Library lists it by itself.</source>
        <translation>Inkling의 학습 체크포인트입니다. “이어서 학습”이 여기서부터 이어집니다. 인식기는 같은 폴더의 best.safetensors이며, 라이브러리에 저절로 나타납니다.</translation>
    </message>
    <message>
        <source>is only a pointer to a file in Git LFS: run “git lfs pull”, or download the file itself from its web page.</source>
        <translation>Git LFS 파일을 가리키는 포인터일 뿐입니다. “git lfs pull”을 실행하거나 웹 페이지에서 파일 자체를 받으세요.</translation>
    </message>
    <message>
        <source>is an HDF5 file (Keras or MATLAB). Inkling reads PyTorch weights: .safetensors, .pth, .pt.</source>
        <translation>HDF5 파일(Keras 또는 MATLAB)입니다. Inkling은 PyTorch 가중치(.safetensors, .pth, .pt)를 읽습니다.</translation>
    </message>
    <message>
        <source>is a GGUF file, a language model. Inkling reads PyTorch weights: .safetensors, .pth, .pt.</source>
        <translation>GGUF 파일, 곧 언어 모델입니다. Inkling은 PyTorch 가중치(.safetensors, .pth, .pt)를 읽습니다.</translation>
    </message>
    <message>
        <source>is a NumPy array. Inkling reads PyTorch weights: .safetensors, .pth, .pt.</source>
        <translation>NumPy 배열입니다. Inkling은 PyTorch 가중치(.safetensors, .pth, .pt)를 읽습니다.</translation>
    </message>
    <message>
        <source>is a MATLAB file. Inkling reads PyTorch weights: .safetensors, .pth, .pt.</source>
        <translation>MATLAB 파일입니다. Inkling은 PyTorch 가중치(.safetensors, .pth, .pt)를 읽습니다.</translation>
    </message>
    <message>
        <source>is compressed by gzip: unpack it first.</source>
        <translation>gzip으로 압축되어 있습니다. 먼저 푸세요.</translation>
    </message>
    <message>
        <source>is a 7z archive: unpack it first.</source>
        <translation>7z 압축 파일입니다. 먼저 푸세요.</translation>
    </message>
    <message>
        <source>is a RAR archive: unpack it first.</source>
        <translation>RAR 압축 파일입니다. 먼저 푸세요.</translation>
    </message>
    <message>
        <source>is compressed by xz: unpack it first.</source>
        <translation>xz로 압축되어 있습니다. 먼저 푸세요.</translation>
    </message>
    <message>
        <source>is compressed by bzip2: unpack it first.</source>
        <translation>bzip2로 압축되어 있습니다. 먼저 푸세요.</translation>
    </message>
    <message>
        <source>is compressed by zstd: unpack it first.</source>
        <translation>zstd로 압축되어 있습니다. 먼저 푸세요.</translation>
    </message>
    <message>
        <source>is a PDF document, not weights.</source>
        <translation>가중치가 아니라 PDF 문서입니다.</translation>
    </message>
    <message>
        <source>is a picture, not weights. Drop it on the canvas to recognize it.</source>
        <translation>가중치가 아니라 이미지입니다. 인식하려면 캔버스에 놓으세요.</translation>
    </message>
    <message>
        <source>is a program, not weights.</source>
        <translation>가중치가 아니라 프로그램입니다.</translation>
    </message>
    <message>
        <source>is a Windows program, not weights.</source>
        <translation>가중치가 아니라 Windows 프로그램입니다.</translation>
    </message>
    <message>
        <source>is an XML document, not weights. Download the file itself.</source>
        <translation>가중치가 아니라 XML 문서입니다. 파일 자체를 받으세요.</translation>
    </message>
    <message>
        <source>“{file}” {what}</source>
        <translation>“{file}”: {what}</translation>
    </message>
    <message>
        <source>is empty: get the file again.</source>
        <translation>비어 있습니다. 파일을 다시 받으세요.</translation>
    </message>
    <message>
        <source>holds only zeros, as after a broken download: get the file again.</source>
        <translation>다운로드가 끊겼을 때처럼 0만 들어 있습니다. 파일을 다시 받으세요.</translation>
    </message>
    <message>
        <source>is a tar archive: unpack it first. If PyTorch before 0.1.10 wrote it: {advice}</source>
        <translation>tar 압축 파일입니다. 먼저 푸세요. 0.1.10 이전의 PyTorch가 쓴 것이라면: {advice}</translation>
    </message>
    <message>
        <source>is a web page, as when a download needs a login. Open the link in a browser and download the file itself.</source>
        <translation>로그인이 필요한 다운로드에서처럼 웹 페이지입니다. 브라우저에서 링크를 열어 파일 자체를 받으세요.</translation>
    </message>
    <message>
        <source>is JSON, a description without weights. Choose the .safetensors, .pth or .pt file beside it.</source>
        <translation>가중치 없이 설명만 담은 JSON입니다. 옆에 있는 .safetensors, .pth, .pt 파일을 고르세요.</translation>
    </message>
    <message>
        <source>is an ONNX network. Inkling reads PyTorch weights: .safetensors, .pth, .pt.</source>
        <translation>ONNX 신경망입니다. Inkling은 PyTorch 가중치(.safetensors, .pth, .pt)를 읽습니다.</translation>
    </message>
    <message>
        <source>is a TensorFlow Lite network. Inkling reads PyTorch weights: .safetensors, .pth, .pt.</source>
        <translation>TensorFlow Lite 신경망입니다. Inkling은 PyTorch 가중치(.safetensors, .pth, .pt)를 읽습니다.</translation>
    </message>
    <message>
        <source>it describes a tensor of an impossible shape</source>
        <translation>불가능한 모양의 텐서가 적혀 있습니다</translation>
    </message>
    <message>
        <source>“{file}” holds more than weights: it asks for “{name}”, and such things can run code, so it was not opened. {advice}</source>
        <translation>“{file}”에는 가중치 말고 다른 것도 들어 있습니다. “{name}”을(를) 요구하는데, 이런 것은 코드를 실행할 수 있어 열지 않았습니다. {advice}</translation>
    </message>
    <message>
        <source>“{file}” holds more than weights: it asks for “the pickle instruction {name}”, and such things can run code, so it was not opened. {advice}</source>
        <translation>“{file}”에는 가중치 말고 다른 것도 들어 있습니다. “피클 명령 {name}”을(를) 요구하는데, 이런 것은 코드를 실행할 수 있어 열지 않았습니다. {advice}</translation>
    </message>
    <message>
        <source>its description cannot be followed</source>
        <translation>내용 설명을 따라갈 수 없습니다</translation>
    </message>
    <message>
        <source>it describes more than any network here has</source>
        <translation>여기 있는 어떤 신경망보다도 많은 것이 적혀 있습니다</translation>
    </message>
    <message>
        <source>it gives two sizes for the numbers “{key}”</source>
        <translation>“{key}” 값의 크기가 두 가지로 적혀 있습니다</translation>
    </message>
    <message>
        <source>it describes a tensor larger than its numbers</source>
        <translation>들어 있는 값보다 큰 텐서가 적혀 있습니다</translation>
    </message>
    <message>
        <source>it names “{key}” twice</source>
        <translation>“{key}”이(가) 두 번 나옵니다</translation>
    </message>
    <message>
        <source>“{file}” is no weights file that Inkling knows, or it is damaged at its beginning. Choose a .safetensors, .pth or .pt file of PyTorch weights.</source>
        <translation>“{file}”은(는) Inkling이 아는 가중치 파일이 아니거나 앞부분이 손상되었습니다. PyTorch 가중치인 .safetensors, .pth, .pt 파일을 고르세요.</translation>
    </message>
    <message>
        <source>“{file}” was written on another kind of processor. {advice}</source>
        <translation>“{file}”은(는) 다른 종류의 프로세서에서 쓴 것입니다. {advice}</translation>
    </message>
    <message>
        <source>This old file format has no checksum: damage inside its numbers cannot be noticed.</source>
        <translation>이 오래된 파일 형식에는 검사합이 없어 값이 손상되어도 알 수 없습니다.</translation>
    </message>
    <message>
        <source>“{file}” is a bare Python pickle, which Inkling does not open. {advice}</source>
        <translation>“{file}”은(는) Inkling이 열지 않는 파이썬 피클 파일입니다. {advice}</translation>
    </message>
    <message>
        <source>“{file}” was written by Inkling; its card says what it is.</source>
        <translation>“{file}”은(는) Inkling이 쓴 파일입니다. 무엇인지는 카드에 적혀 있습니다.</translation>
    </message>
    <message>
        <source>“{file}” is TorchScript: a program, which Inkling never runs. {advice}</source>
        <translation>“{file}”은(는) TorchScript, 곧 프로그램이며 Inkling은 이를 실행하지 않습니다. {advice}</translation>
    </message>
    <message>
        <source>“{file}” is an exported program (.pt2), which Inkling never runs. {advice}</source>
        <translation>“{file}”은(는) 내보낸 프로그램(.pt2)이며 Inkling은 이를 실행하지 않습니다. {advice}</translation>
    </message>
    <message>
        <source>“{file}” holds NumPy arrays. Inkling reads PyTorch weights: .safetensors, .pth, .pt.</source>
        <translation>“{file}”에는 NumPy 배열이 들어 있습니다. Inkling은 PyTorch 가중치(.safetensors, .pth, .pt)를 읽습니다.</translation>
    </message>
    <message>
        <source>“{file}” is a Keras network. Inkling reads PyTorch weights: .safetensors, .pth, .pt.</source>
        <translation>“{file}”은(는) Keras 신경망입니다. Inkling은 PyTorch 가중치(.safetensors, .pth, .pt)를 읽습니다.</translation>
    </message>
    <message>
        <source>“{file}” is a zip archive with other files inside: unpack it and choose one of them.</source>
        <translation>“{file}”은(는) 다른 파일이 든 zip 압축 파일입니다. 풀어서 그중 하나를 고르세요.</translation>
    </message>
    <message>
        <source>“{file}” is a zip archive without weights inside: unpack it and look.</source>
        <translation>“{file}”은(는) 가중치가 없는 zip 압축 파일입니다. 풀어서 살펴보세요.</translation>
    </message>
    <message>
        <source>“{file}” is damaged: its {tensors:,} tensors show {shown:,} numbers, but only {stored:,} are stored. Get the file again.</source>
        <translation>“{file}”이(가) 손상되었습니다. 텐서 {tensors:,}개에 값이 {shown:,}개라고 하지만 저장된 것은 {stored:,}개뿐입니다. 파일을 다시 받으세요.</translation>
    </message>
    <message>
        <source>“{file}” is larger than any network here ({gigabytes:.1f} GB).</source>
        <translation>“{file}”은(는) 여기 있는 어떤 신경망보다도 큽니다({gigabytes:.1f} GB).</translation>
    </message>
    <message>
        <source>“{file}” is not the file that its name promises (sha256 {promised}…, found {found}…). Download it again.</source>
        <translation>“{file}”은(는) 이름이 말하는 파일이 아닙니다(sha256 {promised}…이어야 하는데 {found}…입니다). 다시 다운로드하세요.</translation>
    </message>
    <message>
        <source>something follows its description</source>
        <translation>내용 설명 뒤에 다른 것이 더 있습니다</translation>
    </message>
    <message>
        <source>it holds two descriptions</source>
        <translation>내용 설명이 두 개 들어 있습니다</translation>
    </message>
    <message>
        <source>the list of its numbers cannot be read</source>
        <translation>값의 목록을 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>something follows its numbers</source>
        <translation>값 뒤에 다른 것이 더 있습니다</translation>
    </message>
    <message>
        <source>numbers are missing</source>
        <translation>값이 빠져 있습니다</translation>
    </message>
    <message>
        <source>“{tensor}” is {kind}</source>
        <translation>“{tensor}”은(는) {kind}입니다</translation>
    </message>
    <message>
        <source>the numbers “{key}” are missing</source>
        <translation>“{key}” 값이 없습니다</translation>
    </message>
    <message>
        <source>the numbers “{key}” have another size than described</source>
        <translation>“{key}” 값의 크기가 적힌 것과 다릅니다</translation>
    </message>
    <message>
        <source>the list of its numbers does not fit its description</source>
        <translation>값의 목록이 내용 설명과 맞지 않습니다</translation>
    </message>
    <message>
        <source>it ends within its numbers</source>
        <translation>값 중간에서 끝납니다</translation>
    </message>
    <message>
        <source>“{file}” holds {count} sets of weights: {names}. Choose one; in the terminal: weights import FILE --part NAME.</source>
        <translation>“{file}”에는 가중치가 {count}벌 들어 있습니다: {names}. 하나를 고르세요. 터미널에서는 weights import FILE --part NAME.</translation>
    </message>
    <message>
        <source>The weights were taken from “{place}” inside the file.</source>
        <translation>파일 안의 “{place}”에서 가중치를 가져왔습니다.</translation>
    </message>
    <message>
        <source>“{file}” has no named weights inside. Save model.state_dict() to get a file that has.</source>
        <translation>“{file}”에는 이름 있는 가중치가 없습니다. model.state_dict()를 저장하면 됩니다.</translation>
    </message>
    <message>
        <source>“{file}” has no named weights called “{part}” inside. Save model.state_dict() to get a file that has.</source>
        <translation>“{file}”에는 “{part}”(이)라는 가중치가 없습니다. model.state_dict()를 저장하면 됩니다.</translation>
    </message>
    <message>
        <source>“{prefix}” was removed from the names of the weights.</source>
        <translation>가중치 이름에서 “{prefix}”을(를) 뺐습니다.</translation>
    </message>
    <message>
        <source>What is no part of the network was left out: {names}.</source>
        <translation>신경망에 속하지 않는 것은 뺐습니다: {names}.</translation>
    </message>
    <message>
        <source>What is no part of the network was left out: {names} and {more} more.</source>
        <translation>신경망에 속하지 않는 것은 뺐습니다: {names} 외 {more}개.</translation>
    </message>
    <message>
        <source>“{file}” names the same weights twice: “{one}” and “{other}”. Save only one of them.</source>
        <translation>“{file}”에 같은 가중치가 두 번 나옵니다: “{one}”, “{other}”. 하나만 저장하세요.</translation>
    </message>
    <message>
        <source>“{file}” is encrypted. {advice}</source>
        <translation>“{file}”은(는) 암호화되어 있습니다. {advice}</translation>
    </message>
    <message>
        <source>its end is missing or followed by something else</source>
        <translation>끝부분이 없거나 그 뒤에 다른 것이 있습니다</translation>
    </message>
    <message>
        <source>it lists more parts than any checkpoint has</source>
        <translation>어떤 체크포인트보다도 많은 부분이 목록에 있습니다</translation>
    </message>
    <message>
        <source>it lists {count} parts</source>
        <translation>목록에 부분이 {count}개 있습니다</translation>
    </message>
    <message>
        <source>it holds two parts of the same name</source>
        <translation>이름이 같은 부분이 두 개 있습니다</translation>
    </message>
    <message>
        <source>something lies between its parts and their list</source>
        <translation>부분들과 그 목록 사이에 다른 것이 있습니다</translation>
    </message>
    <message>
        <source>unpacked it would be larger than any network here</source>
        <translation>풀면 여기 있는 어떤 신경망보다도 커집니다</translation>
    </message>
    <message>
        <source>the checksum of its part “{part}” is wrong</source>
        <translation>“{part}” 부분의 검사합이 틀립니다</translation>
    </message>
    <message>
        <source>“{part}” would unpack to {megabytes:,} MB</source>
        <translation>“{part}”을(를) 풀면 {megabytes:,} MB가 됩니다</translation>
    </message>
    <message>
        <source>a part lies past its end</source>
        <translation>한 부분이 파일 끝을 넘어갑니다</translation>
    </message>
    <message>
        <source>a part does not begin where its list says</source>
        <translation>한 부분이 목록에 적힌 자리에서 시작하지 않습니다</translation>
    </message>
    <message>
        <source>a part is called otherwise than its list says</source>
        <translation>한 부분의 이름이 목록과 다릅니다</translation>
    </message>
    <message>
        <source>its list of parts cannot be read</source>
        <translation>부분 목록을 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>its parts overlap or something lies between them</source>
        <translation>부분들이 겹치거나 그 사이에 다른 것이 있습니다</translation>
    </message>
    <message>
        <source>a part is packed in an unknown way</source>
        <translation>한 부분이 알 수 없는 방식으로 압축되어 있습니다</translation>
    </message>
    <message>
        <source>its part “{part}” cannot be unpacked</source>
        <translation>“{part}” 부분을 풀 수 없습니다</translation>
    </message>
    <message>
        <source>“{file}” is incomplete or damaged: {why}. Get the file again.</source>
        <translation>“{file}”이(가) 불완전하거나 손상되었습니다: {why}. 파일을 다시 받으세요.</translation>
    </message>
    <message>
        <source>Its last layer, “{theirs}”, was taken as “{ours}”.</source>
        <translation>마지막 층 “{theirs}”을(를) “{ours}”(으)로 받아들였습니다.</translation>
    </message>
    <message>
        <source>Its auxiliary classifiers, which serve training only, were left out.</source>
        <translation>학습에만 쓰이는 보조 분류기는 뺐습니다.</translation>
    </message>
    <message>
        <source>What serves training only was left out: {names}.</source>
        <translation>학습에만 쓰이는 것은 뺐습니다: {names}.</translation>
    </message>
    <message>
        <source>The weights were taken from “{place}”.</source>
        <translation>“{place}”에서 가중치를 가져왔습니다.</translation>
    </message>
    <message>
        <source>Choose weights of a network in the list.</source>
        <translation>목록에 있는 신경망의 가중치를 고르세요.</translation>
    </message>
    <message>
        <source>“{file}” fits no network here{mark}. The closest is {network}, but {wrong}. {choose}</source>
        <translation>“{file}”은(는) 여기 있는 어떤 신경망에도 맞지 않습니다{mark}. 가장 가까운 것은 {network}이지만 다음이 다릅니다: {wrong}. {choose}</translation>
    </message>
    <message>
        <source> ({count} filters of {height}×{width} in the first layer, as in {network})</source>
        <translation> (첫 층에 {height}×{width} 필터 {count}개, {network}에서처럼)</translation>
    </message>
    <message>
        <source>{some} or {last}</source>
        <translation>{some} 또는 {last}</translation>
    </message>
    <message>
        <source>{names}.</source>
        <translation>{names}.</translation>
    </message>
    <message>
        <source>MobileNetV3 or EfficientNet</source>
        <translation>MobileNetV3 또는 EfficientNet</translation>
    </message>
    <message>
        <source>EfficientNet or MobileNet (timm)</source>
        <translation>EfficientNet 또는 MobileNet(timm)</translation>
    </message>
    <message>
        <source>a ResNet named as Hugging Face does</source>
        <translation>Hugging Face 방식으로 이름 붙인 ResNet</translation>
    </message>
    <message>
        <source>“{file}” looks like {network}, which Inkling does not have{mark}. {choose}</source>
        <translation>“{file}”은(는) Inkling에 없는 {network}인 것 같습니다{mark}. {choose}</translation>
    </message>
    <message>
        <source>“{file}” is for a network that Inkling does not have{mark}. It holds {weights} {choose}</source>
        <translation>“{file}”은(는) Inkling에 없는 신경망의 것입니다{mark}. 들어 있는 것: {weights} {choose}</translation>
    </message>
    <message>
        <source>{network}, small form</source>
        <translation>{network} 소형</translation>
    </message>
    <message>
        <source>“{file}” holds only a part of {network}: {missing} of its {count} weights are missing ({names} …). Get the whole file.</source>
        <translation>“{file}”에는 {network}의 일부만 들어 있습니다. 가중치 {count}개 중 {missing}개가 없습니다({names} …). 전체 파일을 받으세요.</translation>
    </message>
    <message>
        <source>{name} is missing</source>
        <translation>{name} 없음</translation>
    </message>
    <message>
        <source>{name} {shape} is too much</source>
        <translation>{name} {shape}: 불필요함</translation>
    </message>
    <message>
        <source>{some} (and {more} more)</source>
        <translation>{some} (외 {more}개)</translation>
    </message>
    <message>
        <source> ({count} filters of {height}×{width} in the first layer)</source>
        <translation> (첫 층에 {height}×{width} 필터 {count}개)</translation>
    </message>
    <message>
        <source>{count} weights: {names} …</source>
        <translation>가중치 {count}개: {names} …</translation>
    </message>
    <message>
        <source>a single number</source>
        <translation>숫자 하나</translation>
    </message>
    <message>
        <source>its outputs disagree on the number of classes</source>
        <translation>출력들의 클래스 수가 서로 다릅니다</translation>
    </message>
    <message>
        <source>{name} is {found} instead of {expected}</source>
        <translation>{name}: {expected}이어야 하는데 {found}</translation>
    </message>
    <message>
        <source>{name} is {found} instead of {expected}, as if transposed</source>
        <translation>{name}: {expected}이어야 하는데 전치된 듯 {found}</translation>
    </message>
    <message>
        <source>{name} {shape}</source>
        <translation>{name} {shape}</translation>
    </message>
    <message>
        <source>“{name}” cannot be used: {why}</source>
        <translation>“{name}”을(를) 쓸 수 없습니다: {why}</translation>
    </message>
    <message>
        <source>“{name}” gives {answers} answers but names {classes} classes. Get the file again.</source>
        <translation>“{name}”의 출력은 {answers}개인데 클래스 이름은 {classes}개입니다. 파일을 다시 받으세요.</translation>
    </message>
    <message>
        <source>The weights of “{name}” do not fit the network {network}. Get the file again.</source>
        <translation>“{name}”의 가중치가 신경망 {network}에 맞지 않습니다. 파일을 다시 받으세요.</translation>
    </message>
    <message>
        <source>The network of “{name}” cannot answer.</source>
        <translation>“{name}”의 신경망이 답하지 못합니다.</translation>
    </message>
    <message>
        <source>On a plain picture its numbers overflow: it may give no answers.</source>
        <translation>단순한 이미지에서도 값이 넘칩니다. 답하지 못할 수 있습니다.</translation>
    </message>
    <message>
        <source>It answers two different pictures alike: it may not be trained.</source>
        <translation>서로 다른 두 이미지에 같은 답을 냅니다. 학습되지 않았을 수 있습니다.</translation>
    </message>
    <message>
        <source>“{name}” needs the network “{network}”, which this Inkling does not have. Update Inkling.</source>
        <translation>“{name}”에는 이 Inkling에 없는 신경망 “{network}”이(가) 필요합니다. Inkling을 업데이트하세요.</translation>
    </message>
    <message>
        <source>tensor “{tensor}” lies at an impossible place</source>
        <translation>텐서 “{tensor}”이(가) 있을 수 없는 자리에 있습니다</translation>
    </message>
    <message>
        <source>it ends within its first bytes</source>
        <translation>첫 몇 바이트에서 끝납니다</translation>
    </message>
    <message>
        <source>its header reaches past its end</source>
        <translation>헤더가 파일 끝을 넘어갑니다</translation>
    </message>
    <message>
        <source>its header is larger than any network needs</source>
        <translation>헤더가 어떤 신경망에 필요한 것보다도 큽니다</translation>
    </message>
    <message>
        <source>it became shorter while it was read</source>
        <translation>읽는 동안 파일이 짧아졌습니다</translation>
    </message>
    <message>
        <source>its header holds {text} where a number belongs</source>
        <translation>헤더에서 숫자가 있을 자리에 {text}이(가) 있습니다</translation>
    </message>
    <message>
        <source>tensor “{tensor}” has an impossible shape</source>
        <translation>텐서 “{tensor}”의 모양이 불가능합니다</translation>
    </message>
    <message>
        <source>it names {count} tensors, more than any network here has</source>
        <translation>텐서가 {count}개라고 하는데, 여기 있는 어떤 신경망보다도 많습니다</translation>
    </message>
    <message>
        <source>its header does not begin as JSON</source>
        <translation>헤더가 JSON으로 시작하지 않습니다</translation>
    </message>
    <message>
        <source>its header is padded</source>
        <translation>헤더에 빈칸이 덧붙어 있습니다</translation>
    </message>
    <message>
        <source>its header is nested too deeply</source>
        <translation>헤더가 너무 깊이 중첩되어 있습니다</translation>
    </message>
    <message>
        <source>its header is no JSON object</source>
        <translation>헤더가 JSON 객체가 아닙니다</translation>
    </message>
    <message>
        <source>its header names the same thing twice</source>
        <translation>헤더에 같은 이름이 두 번 나옵니다</translation>
    </message>
    <message>
        <source>its metadata is no JSON object</source>
        <translation>메타데이터가 JSON 객체가 아닙니다</translation>
    </message>
    <message>
        <source>its metadata holds more than texts</source>
        <translation>메타데이터에 문자열이 아닌 것이 있습니다</translation>
    </message>
    <message>
        <source>tensor “{tensor}” is not described</source>
        <translation>텐서 “{tensor}”의 설명이 없습니다</translation>
    </message>
    <message>
        <source>tensor “{tensor}” is described by unknown or missing fields</source>
        <translation>텐서 “{tensor}”의 설명에 모르는 항목이 있거나 빠진 항목이 있습니다</translation>
    </message>
    <message>
        <source>tensor “{tensor}” has the unknown number format {kind}</source>
        <translation>텐서 “{tensor}”의 숫자 형식 {kind}을(를) 모릅니다</translation>
    </message>
    <message>
        <source>tensor “{tensor}” has {count} dimensions</source>
        <translation>텐서 “{tensor}”의 차원이 {count}개입니다</translation>
    </message>
    <message>
        <source>the shape of tensor “{tensor}” does not fit its bytes</source>
        <translation>텐서 “{tensor}”의 모양이 바이트 수와 맞지 않습니다</translation>
    </message>
    <message>
        <source>{count:,} bytes are missing at its end</source>
        <translation>끝에서 {count:,}바이트가 모자랍니다</translation>
    </message>
    <message>
        <source>{count:,} bytes too many follow its last tensor</source>
        <translation>마지막 텐서 뒤에 {count:,}바이트가 더 있습니다</translation>
    </message>
    <message>
        <source>its header is no readable JSON</source>
        <translation>헤더를 JSON으로 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>tensor “{tensor}” lies behind a hole</source>
        <translation>텐서 “{tensor}” 앞에 빈틈이 있습니다</translation>
    </message>
    <message>
        <source>tensor “{tensor}” overlaps another one</source>
        <translation>텐서 “{tensor}”이(가) 다른 텐서와 겹칩니다</translation>
    </message>
    <message>
        <source>“{file}” cannot be used: {why}. Get weights in ordinary floating point numbers.</source>
        <translation>“{file}”을(를) 쓸 수 없습니다: {why}. 보통의 부동소수점 가중치를 받으세요.</translation>
    </message>
    <message>
        <source>“{tensor}” holds NaN (not a number)</source>
        <translation>“{tensor}”에 NaN(숫자가 아닌 값)이 있습니다</translation>
    </message>
    <message>
        <source>“{tensor}” holds an infinite number</source>
        <translation>“{tensor}”에 무한대가 있습니다</translation>
    </message>
    <message>
        <source>“{tensor}” holds a negative variance</source>
        <translation>“{tensor}”에 음수인 분산이 있습니다</translation>
    </message>
    <message>
        <source>“{tensor}” holds {kind} numbers</source>
        <translation>“{tensor}”의 값은 {kind} 형식입니다</translation>
    </message>
    <message>
        <source>The weights are not saved: {problem}. Train again with a smaller learning rate.</source>
        <translation>가중치를 저장하지 않았습니다: {problem}. 더 작은 학습률로 다시 학습하세요.</translation>
    </message>
    <message>
        <source>{count} tensor was converted from {kind} to float32.</source>
        <translation>텐서 {count}개를 {kind}에서 float32로 바꾸었습니다.</translation>
    </message>
    <message>
        <source>{count} tensors were converted from {kind} to float32.</source>
        <translation>텐서 {count}개를 {kind}에서 float32로 바꾸었습니다.</translation>
    </message>
    <message>
        <source>“{tensor}” holds numbers too large for float32</source>
        <translation>“{tensor}”에 float32로는 너무 큰 값이 있습니다</translation>
    </message>
    <message>
        <source>“{file}” is damaged: {why}. Get the file again.</source>
        <translation>“{file}”이(가) 손상되었습니다: {why}. 파일을 다시 받으세요.</translation>
    </message>
    <message>
        <source>“{file}” was written by a newer Inkling. Update Inkling to use it.</source>
        <translation>“{file}”은(는) 더 새로운 Inkling이 쓴 것입니다. 쓰려면 Inkling을 업데이트하세요.</translation>
    </message>
    <message>
        <source>“{file}” does not say which network and classes it is for. Import it; Inkling then finds out.</source>
        <translation>“{file}”에는 어떤 신경망과 클래스의 것인지 적혀 있지 않습니다. 가져오면 Inkling이 알아냅니다.</translation>
    </message>
    <message>
        <source>The card of “{file}”</source>
        <translation>“{file}”의 카드</translation>
    </message>
    <message>
        <source>its card names {count} classes</source>
        <translation>카드에 클래스가 {count}개 적혀 있습니다</translation>
    </message>
    <message>
        <source>its card names a class twice</source>
        <translation>카드에 같은 클래스가 두 번 나옵니다</translation>
    </message>
    <message>
        <source>its card asks for pictures of {size} pixels</source>
        <translation>카드가 {size}픽셀 이미지를 요구합니다</translation>
    </message>
    <message>
        <source>the mean and deviation in its card do not fit the channels</source>
        <translation>카드의 평균과 표준편차가 채널 수와 맞지 않습니다</translation>
    </message>
    <message>
        <source>its card holds a number that is not finite</source>
        <translation>카드에 유한하지 않은 값이 있습니다</translation>
    </message>
    <message>
        <source>its card divides by zero or less</source>
        <translation>카드대로면 0 이하로 나누게 됩니다</translation>
    </message>
    <message>
        <source>its version is unreadable</source>
        <translation>버전을 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>its description has changed since it was written</source>
        <translation>쓴 뒤에 설명이 바뀌었습니다</translation>
    </message>
    <message>
        <source>its card is unreadable</source>
        <translation>카드를 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>its numbers have changed since they were written</source>
        <translation>쓴 뒤에 값이 바뀌었습니다</translation>
    </message>
</context>
<context>
    <name>library</name>
    <message>
        <source>There are no published weights “{name}”. “weights list --published” shows all there are.</source>
        <translation>공개된 가중치 “{name}”은(는) 없습니다. “weights list --published”로 모두 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>“{file}” is none of the files that torchvision publishes (SHA-256 {found}…). Download it again, or import it as weights of another source.</source>
        <translation>“{file}”은(는) torchvision이 공개한 파일이 아닙니다(SHA-256 {found}…). 다시 다운로드하거나 다른 곳의 가중치로 가져오세요.</translation>
    </message>
    <message>
        <source>“{file}” holds {network} {version}, not {wanted} {wanted_version}.</source>
        <translation>“{file}”에는 {wanted} {wanted_version}이(가) 아니라 {network} {version}이(가) 들어 있습니다.</translation>
    </message>
    <message>
        <source>“{file}” is not torchvision's file of {network} {version}: its SHA-256 begins with {found} instead of {expected}. Download it again, or import it as weights of another source.</source>
        <translation>“{file}”은(는) torchvision의 {network} {version} 파일이 아닙니다. SHA-256이 {expected}이(가) 아니라 {found}(으)로 시작합니다. 다시 다운로드하거나 다른 곳의 가중치로 가져오세요.</translation>
    </message>
    <message>
        <source>“{file}” holds {network} with {count} classes{mark}. Give their names, in order, to use it.</source>
        <translation>“{file}”에는 클래스 {count}개짜리 {network}이(가) 들어 있습니다{mark}. 쓰려면 클래스 이름을 순서대로 입력하세요.</translation>
    </message>
    <message>
        <source>“{file}” cannot be used: {why}.</source>
        <translation>“{file}”을(를) 쓸 수 없습니다: {why}.</translation>
    </message>
    <message>
        <source>The names of its classes were taken from “{place}” inside the file.</source>
        <translation>클래스 이름은 파일 안의 “{place}”에서 가져왔습니다.</translation>
    </message>
    <message>
        <source>“{file}” holds {network} with {count} classes, but {given} names were given.</source>
        <translation>“{file}”에는 클래스 {count}개짜리 {network}이(가) 들어 있는데, 이름은 {given}개입니다.</translation>
    </message>
    <message>
        <source>A class has an empty name. Give each class a name.</source>
        <translation>이름이 빈 클래스가 있습니다. 클래스마다 이름을 입력하세요.</translation>
    </message>
    <message>
        <source>Two classes were given the same name. Give each its own.</source>
        <translation>두 클래스의 이름이 같습니다. 서로 다른 이름을 입력하세요.</translation>
    </message>
    <message>
        <source>“{mean}” and “{std}” in the file say how its pictures were normalized.</source>
        <translation>이미지를 어떻게 정규화했는지는 파일의 “{mean}”과(와) “{std}”에 적혀 있습니다.</translation>
    </message>
    <message>
        <source>The file does not say how its pictures were normalized; the usual way was assumed.</source>
        <translation>이미지를 어떻게 정규화했는지 파일에 적혀 있지 않아 흔한 방식을 썼습니다.</translation>
    </message>
    <message>
        <source>unknown: imported</source>
        <translation>알 수 없음: 가져온 가중치</translation>
    </message>
    <message>
        <source>ImageNet-1K validation, as torchvision publishes it</source>
        <translation>torchvision이 공개한 ImageNet-1K 검증 결과</translation>
    </message>
    <message>
        <source>It has 1,000 classes; they were taken to be ImageNet's.</source>
        <translation>클래스가 1,000개여서 ImageNet의 클래스로 보았습니다.</translation>
    </message>
    <message>
        <source>There is no recognizer “{key}”. “weights list” shows all.</source>
        <translation>인식기 “{key}”은(는) 없습니다. “weights list”로 모두 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Recognizers that come with Inkling keep their names.</source>
        <translation>Inkling과 함께 오는 인식기의 이름은 바꿀 수 없습니다.</translation>
    </message>
    <message>
        <source>A recognizer needs a name. Type one.</source>
        <translation>인식기에는 이름이 필요합니다. 입력하세요.</translation>
    </message>
    <message>
        <source>Recognizers that come with Inkling cannot be deleted.</source>
        <translation>Inkling과 함께 오는 인식기는 삭제할 수 없습니다.</translation>
    </message>
    <message>
        <source>There is no recognizer “{key}” any more. “weights list” shows all.</source>
        <translation>인식기 “{key}”은(는) 이제 없습니다. “weights list”로 모두 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>“{file}” needs the network “{network}”, which this Inkling {version} does not have. Update Inkling to use it.</source>
        <translation>“{file}”에는 이 Inkling {version}에 없는 신경망 “{network}”이(가) 필요합니다. 쓰려면 Inkling을 업데이트하세요.</translation>
    </message>
    <message>
        <source>The list of what was downloaded before was damaged. It is kept as {file} in {folder}; what is downloaded from now on is noted anew.</source>
        <translation>지금까지 다운로드한 것의 목록이 손상되었습니다. {folder}에 {file}(으)로 보관했으며, 앞으로 다운로드하는 것은 새로 기록합니다.</translation>
    </message>
    <message>
        <source>“{file}” could not be deleted: {why}.</source>
        <translation>“{file}”을(를) 삭제하지 못했습니다: {why}.</translation>
    </message>
    <message>
        <source>This recognizer is not in the trash any more.</source>
        <translation>이 인식기는 이제 휴지통에 없습니다.</translation>
    </message>
</context>
<context>
    <name>inference</name>
    <message>
        <source>nothing drawn</source>
        <translation>그린 것 없음</translation>
    </message>
    <message>
        <source>not a digit</source>
        <translation>숫자가 아님</translation>
    </message>
    <message>
        <source>none of the classes</source>
        <translation>해당 클래스 없음</translation>
    </message>
    <message>
        <source>{first} or {second}</source>
        <translation>{first} 또는 {second}</translation>
    </message>
    <message>
        <source>The network of “{card}” cannot answer. Choose another recognizer.</source>
        <translation>“{card}”의 신경망이 답하지 못합니다. 다른 인식기를 고르세요.</translation>
    </message>
    <message>
        <source>“{card}” gives {answers} answers for {count} classes. Get the file again.</source>
        <translation>“{card}”이(가) 클래스 {count}개에 결과를 {answers}개 냅니다. 파일을 다시 받으세요.</translation>
    </message>
    <message>
        <source>The weights file “{path}” is gone. Choose another recognizer.</source>
        <translation>가중치 파일 “{path}”이(가) 없어졌습니다. 다른 인식기를 고르세요.</translation>
    </message>
</context>
<context>
    <name>networks</name>
</context>
<context>
    <name>reading</name>
</context>
<context>
    <name>evaluation</name>
    <message>
        <source>None of the pictures of {data} can be used: no ink was found in them.</source>
        <translation>{data}의 이미지에서 글씨를 찾지 못해 쓸 수 있는 이미지가 없습니다.</translation>
    </message>
    <message>
        <source>{data}, {count:,} of {all:,} pictures: those that were not learned</source>
        <translation>{data}, 이미지 {all:,}개 가운데 학습하지 않은 {count:,}개</translation>
    </message>
    <message>
        <source>All of these pictures were learned by the weights: nothing was measured that could be kept.</source>
        <translation>이 가중치가 이 이미지를 모두 학습했으므로 저장할 측정 결과가 없습니다.</translation>
    </message>
    <message>
        <source>{data} holds no pictures out by itself. Leave out “--part held-out”.</source>
        <translation>{data}에는 따로 떼어 둔 이미지가 없습니다. “--part held-out”을 빼세요.</translation>
    </message>
    <message>
        <source>{data}, {count:,} held-out pictures</source>
        <translation>{data}, 따로 떼어 둔 이미지 {count:,}개</translation>
    </message>
    <message>
        <source>{data}, {count:,} test pictures</source>
        <translation>{data}, 테스트 이미지 {count:,}개</translation>
    </message>
    <message>
        <source>{data}, all {count:,} pictures</source>
        <translation>{data}, 이미지 {count:,}개 전체</translation>
    </message>
    <message>
        <source>{data} has a class “{label}” that these weights do not know. They know: {known}.</source>
        <translation>{data}에 이 가중치가 모르는 클래스 “{label}”이(가) 있습니다. 아는 클래스: {known}.</translation>
    </message>
</context>
<context>
    <name>export</name>
    <message>
        <source>The exported {name} gives no usable answers, so it was not kept.</source>
        <translation>내보낸 {name}이(가) 쓸 만한 결과를 내지 못해 남기지 않았습니다.</translation>
    </message>
    <message>
        <source>The exported {name} answers differently from the recognizer (by {difference}), so it was not kept. Export another format.</source>
        <translation>내보낸 {name}의 결과가 인식기와 달라({difference} 차이) 남기지 않았습니다. 다른 형식으로 내보내세요.</translation>
    </message>
    <message>
        <source>The exported {name} does not run, so it was not kept: {why}</source>
        <translation>내보낸 {name}이(가) 실행되지 않아 남기지 않았습니다: {why}</translation>
    </message>
    <message>
        <source>The exported {name} could not be tried out, so it was not kept.</source>
        <translation>내보낸 {name}을(를) 시험해 보지 못해 남기지 않았습니다.</translation>
    </message>
    <message>
        <source>The script {name} gives other answers than Inkling ({agreed} of {count} alike), so nothing was kept. Copy the details into a report.</source>
        <translation>스크립트 {name}의 결과가 Inkling과 달라({count}개 중 {agreed}개 같음) 아무것도 남기지 않았습니다. 자세한 내용을 복사해 알려 주세요.</translation>
    </message>
    <message>
        <source>Inkling does not export “{name}”. It exports {names}.</source>
        <translation>Inkling은 “{name}” 형식으로 내보내지 않습니다. 내보낼 수 있는 형식: {names}.</translation>
    </message>
    <message>
        <source>ONNX needs {names}, which is not installed here. To get it: {command}</source>
        <translation>ONNX에는 {names}이(가) 필요한데 설치되어 있지 않습니다. 설치 명령: {command}</translation>
    </message>
    <message>
        <source>“{card}” is larger than 2 GB, which one ONNX file cannot hold. Export it as .pth.</source>
        <translation>“{card}”은(는) 2 GB보다 커서 ONNX 파일 하나에 담을 수 없습니다. .pth로 내보내세요.</translation>
    </message>
    <message>
        <source>“{card}” could not be written as ONNX. Export it as .pth or .safetensors.</source>
        <translation>“{card}”을(를) ONNX로 쓰지 못했습니다. .pth나 .safetensors로 내보내세요.</translation>
    </message>
    <message>
        <source>The network is too large for one ONNX file. Export it as .pth.</source>
        <translation>신경망이 ONNX 파일 하나에 담기에는 너무 큽니다. .pth로 내보내세요.</translation>
    </message>
    <message>
        <source>“{folder}” is a file. Choose a folder for the export.</source>
        <translation>“{folder}”은(는) 파일입니다. 내보낼 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>“{folder}” holds other files already. Choose an empty folder or a new one.</source>
        <translation>“{folder}”에 이미 다른 파일이 있습니다. 빈 폴더나 새 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>Nothing can be written in {parent}: {why}. Choose another folder.</source>
        <translation>{parent}에 쓸 수 없습니다: {why}. 다른 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>The files could not be put into {folder}: {why}. What was there is as before.</source>
        <translation>파일을 {folder}에 넣지 못했습니다: {why}. 있던 것은 그대로입니다.</translation>
    </message>
    <message>
        <source>Choose at least one format.</source>
        <translation>형식을 하나 이상 고르세요.</translation>
    </message>
    <message>
        <source>The export into {folder} failed: {why}.</source>
        <translation>{folder}(으)로 내보내지 못했습니다: {why}.</translation>
    </message>
</context>
<context>
    <name>handwriting</name>
    <message>
        <source>This set of drawings is gone. Choose another one.</source>
        <translation>이 그림 모음은 없어졌습니다. 다른 것을 고르세요.</translation>
    </message>
    <message>
        <source>Give the set a name of 1 to {longest_name} characters.</source>
        <translation>모음 이름은 1~{longest_name}자로 지으세요.</translation>
    </message>
    <message>
        <source>A set needs at least two classes. Name what you want to tell apart.</source>
        <translation>모음에는 클래스가 둘 이상 필요합니다. 구별할 것의 이름을 적으세요.</translation>
    </message>
    <message>
        <source>A set has at most {most_classes} classes, with names of at most {longest_name} characters.</source>
        <translation>모음에는 클래스를 {most_classes}개까지, 이름은 {longest_name}자까지 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>The class “{twice}” is named twice. Give each class a name of its own.</source>
        <translation>“{twice}” 클래스가 두 번 나옵니다. 클래스마다 다른 이름을 쓰세요.</translation>
    </message>
    <message>
        <source>“{label}” is no class of “{owner}”. Choose one of its classes.</source>
        <translation>“{label}”은(는) “{owner}”의 클래스가 아닙니다. 그 클래스 중에서 고르세요.</translation>
    </message>
    <message>
        <source>There is nothing drawn to keep. Draw first.</source>
        <translation>저장할 그림이 없습니다. 먼저 그리세요.</translation>
    </message>
    <message>
        <source>{path} is damaged: it holds drawings of “{label}”, which is none of its classes.</source>
        <translation>{path}이(가) 손상되었습니다. 클래스에 없는 “{label}” 그림이 들어 있습니다.</translation>
    </message>
    <message>
        <source>“{owner}” has no class “{label}”. Import the file as a set of its own.</source>
        <translation>“{owner}”에는 “{label}” 클래스가 없습니다. 파일을 별도의 모음으로 가져오세요.</translation>
    </message>
    <message>
        <source>This drawing is gone.</source>
        <translation>이 그림은 없어졌습니다.</translation>
    </message>
    <message>
        <source>{path} is larger than {size} MB: no set of drawings.</source>
        <translation>{path}은(는) {size} MB보다 커서 그림 모음이 아닙니다.</translation>
    </message>
    <message>
        <source>{path} could not be read: {why}.</source>
        <translation>{path}을(를) 읽지 못했습니다: {why}.</translation>
    </message>
    <message>
        <source>It could not be moved: {why}. Try again.</source>
        <translation>옮기지 못했습니다: {why}. 다시 시도하세요.</translation>
    </message>
    <message>
        <source>Drawings are learned by a recognizer of ink. Choose one of the digit recognizers.</source>
        <translation>그림은 손글씨 인식기만 배울 수 있습니다. 숫자 인식기 중에서 고르세요.</translation>
    </message>
    <message>
        <source>There are too few drawings in “{owner}” to learn from. Draw some of “{label}”.</source>
        <translation>“{owner}”에는 배우기에 그림이 너무 적습니다. “{label}”을(를) 몇 개 그리세요.</translation>
    </message>
    <message>
        <source>There are too few drawings in “{owner}” to learn from.</source>
        <translation>“{owner}”에는 배우기에 그림이 너무 적습니다.</translation>
    </message>
    <message>
        <source>The handwriting file {name} is larger than {size} MB unpacked.</source>
        <translation>손글씨 파일 {name}은(는) 압축을 풀면 {size} MB보다 큽니다.</translation>
    </message>
    <message>
        <source>The handwriting file {name} is incomplete; get it again.</source>
        <translation>손글씨 파일 {name}이(가) 온전하지 않습니다. 다시 받으세요.</translation>
    </message>
    <message>
        <source>{name} holds no handwriting: it has no .SEGMENT with strokes. Choose a UNIPEN text file.</source>
        <translation>{name}에는 손글씨가 없습니다(획이 있는 .SEGMENT 없음). UNIPEN 텍스트 파일을 고르세요.</translation>
    </message>
    <message>
        <source>Line {number} of {name} is a .SEGMENT without a label in quotes, such as "8".</source>
        <translation>{name}의 {number}번째 줄: .SEGMENT에 "8" 같은 따옴표 레이블이 없습니다.</translation>
    </message>
    <message>
        <source>Line {number} of {name} has a coordinate that no tablet gives.</source>
        <translation>{name}의 {number}번째 줄: 태블릿에서 나올 수 없는 좌표입니다.</translation>
    </message>
    <message>
        <source>The handwriting file {path} could not be read: {why}.</source>
        <translation>손글씨 파일 {path}을(를) 읽지 못했습니다: {why}.</translation>
    </message>
    <message>
        <source>The handwriting file {name} is damaged; get it again.</source>
        <translation>손글씨 파일 {name}이(가) 손상되었습니다. 다시 받으세요.</translation>
    </message>
    <message>
        <source>Line {number} of {name}: one digit has more than {most_points} points.</source>
        <translation>{name}의 {number}번째 줄: 숫자 하나의 점이 {most_points}개를 넘습니다.</translation>
    </message>
    <message>
        <source>Line {number} of {name} should be a point: two numbers, x and y.</source>
        <translation>{name}의 {number}번째 줄은 점(x와 y 두 수)이어야 합니다.</translation>
    </message>
    <message>
        <source>The set {name}</source>
        <translation>모음 {name}</translation>
    </message>
    <message>
        <source>The drawing {name}</source>
        <translation>그림 {name}</translation>
    </message>
</context>
<context>
    <name>hardware</name>
    <message>
        <source>The CPU was asked for.</source>
        <translation>CPU를 쓰도록 정했습니다.</translation>
    </message>
    <message>
        <source>The CPU was asked for by the environment variable {name}.</source>
        <translation>환경 변수 {name}이(가) CPU를 쓰도록 정했습니다.</translation>
    </message>
    <message>
        <source>The GPU's driver does not work: {why}</source>
        <translation>GPU 드라이버가 동작하지 않습니다: {why}</translation>
    </message>
    <message>
        <source>There is no {wanted} device here, only {found}.</source>
        <translation>{wanted} 장치는 없고 {found}만 있습니다.</translation>
    </message>
    <message>
        <source>This build of PyTorch has no support for Apple GPUs.</source>
        <translation>이 PyTorch 빌드는 Apple GPU를 지원하지 않습니다.</translation>
    </message>
    <message>
        <source>Apple's GPU cannot be used: it needs macOS 14 or later on a Mac with an M chip.</source>
        <translation>Apple GPU를 쓸 수 없습니다. M 칩이 든 Mac과 macOS 14 이상이 필요합니다.</translation>
    </message>
    <message>
        <source>This build of PyTorch works on the CPU only. Install a build with CUDA to use an NVIDIA GPU.</source>
        <translation>이 PyTorch 빌드는 CPU에서만 동작합니다. NVIDIA GPU를 쓰려면 CUDA 빌드를 설치하세요.</translation>
    </message>
    <message>
        <source>No NVIDIA GPU with a driver was found.</source>
        <translation>드라이버가 설치된 NVIDIA GPU를 찾지 못했습니다.</translation>
    </message>
    <message>
        <source>The NVIDIA driver was found, but no GPU it can use. It may be too old for this PyTorch or in use elsewhere.</source>
        <translation>NVIDIA 드라이버는 있지만 쓸 수 있는 GPU가 없습니다. 이 PyTorch에 비해 낡았거나 다른 곳에서 쓰고 있을 수 있습니다.</translation>
    </message>
    <message>
        <source>The GPU was found but cannot compute: {why}</source>
        <translation>GPU를 찾았지만 계산하지 못합니다: {why}</translation>
    </message>
    <message>
        <source>The GPU was found but computes wrong sums.</source>
        <translation>GPU를 찾았지만 계산 결과가 틀립니다.</translation>
    </message>
</context>
<context>
    <name>report</name>
    <message>
        <source>Report of a training run</source>
        <translation>학습 보고서</translation>
    </message>
    <message>
        <source>Comparison of {count} runs</source>
        <translation>학습 {count}개 비교</translation>
    </message>
    <message>
        <source>Race of {count} networks</source>
        <translation>신경망 {count}개의 대결</translation>
    </message>
    <message>
        <source>Made by Inkling {version} on {date}.</source>
        <translation>Inkling {version} 작성, {date}.</translation>
    </message>
    <message>
        <source>{title} on {data}</source>
        <translation>{title} · {data}</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>Right on {right:,} of {count:,} test pictures; with 95 % certainty between {low} and {high}.</source>
        <translation>테스트 이미지 {count:,}장 가운데 {right:,}장 정답. 95 % 신뢰 구간: {low} ~ {high}.</translation>
    </message>
    <message>
        <source>On held-out pictures, not on test pictures.</source>
        <translation>테스트 이미지가 아닌 검증 이미지에서 잰 값입니다.</translation>
    </message>
    <message>
        <source>This run has no result yet.</source>
        <translation>아직 결과가 없습니다.</translation>
    </message>
    <message>
        <source>This run took part in no training yet.</source>
        <translation>아직 학습을 시작하지 않았습니다.</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>정확도</translation>
    </message>
    <message>
        <source>Test accuracy</source>
        <translation>테스트 정확도</translation>
    </message>
    <message>
        <source>Held-out accuracy</source>
        <translation>검증 정확도</translation>
    </message>
    <message>
        <source>held out</source>
        <translation>검증</translation>
    </message>
    <message>
        <source>training</source>
        <translation>학습</translation>
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
        <source>Best epoch</source>
        <translation>최고 에포크</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>Training time</source>
        <translation>학습 시간</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>시간</translation>
    </message>
    <message>
        <source>Time in seconds</source>
        <translation>시간(초)</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>중지됨</translation>
    </message>
    <message>
        <source>early</source>
        <translation>조기 종료</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>중단됨</translation>
    </message>
    <message>
        <source>running</source>
        <translation>학습 중</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>곡선</translation>
    </message>
    <message>
        <source>Each class</source>
        <translation>클래스별 결과</translation>
    </message>
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
        <source>What was taken for what</source>
        <translation>혼동 행렬</translation>
    </message>
    <message>
        <source>true ↓, answer →</source>
        <translation>실제 ↓, 결과 →</translation>
    </message>
    <message>
        <source>Most often: {pairs}.</source>
        <translation>가장 많은 혼동: {pairs}.</translation>
    </message>
    <message>
        <source>{label} as {answer} ({count:,})</source>
        <translation>{label} → {answer} ({count:,})</translation>
    </message>
    <message>
        <source>How honest the probabilities are</source>
        <translation>확률의 신뢰도</translation>
    </message>
    <message>
        <source>Sure to</source>
        <translation>확신 정도</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>정답률</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>결과 수</translation>
    </message>
    <message>
        <source>Gradient flow</source>
        <translation>기울기 흐름</translation>
    </message>
    <message>
        <source>Gradient norm</source>
        <translation>기울기 크기</translation>
    </message>
    <message>
        <source>Gradient norm at the first and the last record</source>
        <translation>처음과 마지막 기록의 기울기 크기</translation>
    </message>
    <message>
        <source>Change per step, as a share of the weights</source>
        <translation>스텝당 변화(가중치 대비)</translation>
    </message>
    <message>
        <source>Dead units</source>
        <translation>죽은 뉴런</translation>
    </message>
    <message>
        <source>Depth, from the picture (0) to the answer (1)</source>
        <translation>깊이, 이미지(0)에서 결과(1)까지</translation>
    </message>
    <message>
        <source>Rows are layers from the picture to the answer. Where early rows are pale, little of the error reaches them: gradients vanish, and these layers hardly learn. Shortcuts (ResNet) and normalization keep the rows alike.</source>
        <translation>각 행은 이미지에서 결과까지의 층입니다. 앞쪽 행이 옅으면 오차가 거기까지 거의 전해지지 않아(기울기 소실) 그 층들은 거의 배우지 못합니다. 지름길(ResNet)과 정규화는 행들을 고르게 합니다.</translation>
    </message>
    <message>
        <source>To repeat it</source>
        <translation>다시 하기</translation>
    </message>
    <message>
        <source>The command</source>
        <translation>명령</translation>
    </message>
    <message>
        <source>The recipe as a file, for train --recipe</source>
        <translation>train --recipe 에 쓸 학습 설정 파일</translation>
    </message>
    <message>
        <source>On the same machine and versions, with as many threads, the CPU gives the same numbers, bit for bit.</source>
        <translation>같은 컴퓨터와 버전, 같은 스레드 수라면 CPU에서는 비트까지 같은 값이 나옵니다.</translation>
    </message>
    <message>
        <source>This run was limited by time: how many steps fit into it differs at every run, and so do the numbers.</source>
        <translation>시간으로 제한된 학습입니다. 그 시간에 들어가는 스텝 수가 매번 달라 값도 조금씩 달라집니다.</translation>
    </message>
    <message>
        <source>A GPU adds numbers in an order of its own: figures agree closely, but not bit for bit.</source>
        <translation>GPU는 더하는 순서가 달라 값이 아주 비슷하지만 비트까지 같지는 않습니다.</translation>
    </message>
    <message>
        <source>This run was resumed {count:,} times: to the same bits as without the interruptions.</source>
        <translation>이 학습은 {count:,}번 이어서 했습니다. 쉬지 않고 한 것과 비트까지 같습니다.</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>학습 설정</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>신경망</translation>
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
        <source>Multiply-adds for one picture</source>
        <translation>이미지 한 장의 곱셈-누산</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>Pictures to learn from</source>
        <translation>학습 이미지</translation>
    </message>
    <message>
        <source>Held-out pictures</source>
        <translation>검증 이미지</translation>
    </message>
    <message>
        <source>Test pictures</source>
        <translation>테스트 이미지</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>제외됨</translation>
    </message>
    <message>
        <source>Fingerprint of the data (SHA-256)</source>
        <translation>데이터 지문(SHA-256)</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>컴퓨터</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>장치</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>스레드</translation>
    </message>
    <message>
        <source>Number format</source>
        <translation>수 형식</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>버전</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>What was told</source>
        <translation>알림</translation>
    </message>
    <message>
        <source>Standings</source>
        <translation>순위</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Accuracy and cost</source>
        <translation>정확도와 비용</translation>
    </message>
    <message>
        <source>Accuracy on held-out pictures</source>
        <translation>검증 정확도</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>두 신경망씩</translation>
    </message>
    <message>
        <source>McNemar's exact test, on the test pictures that only one of the two got right. Below 5 % chance is an unlikely explanation.</source>
        <translation>맥니마 정확 검정: 둘 중 하나만 맞힌 테스트 이미지로 비교합니다. 5 % 미만이면 우연으로 보기 어렵습니다.</translation>
    </message>
    <message>
        <source>Only the first right</source>
        <translation>앞만 정답</translation>
    </message>
    <message>
        <source>Only the second right</source>
        <translation>뒤만 정답</translation>
    </message>
    <message>
        <source>p</source>
        <translation>p</translation>
    </message>
    <message>
        <source>clear</source>
        <translation>뚜렷함</translation>
    </message>
    <message>
        <source>may be chance</source>
        <translation>우연일 수 있음</translation>
    </message>
    <message>
        <source>All on the same data, {terms}, seed {seed}.</source>
        <translation>같은 데이터, {terms}, 시드 {seed}.</translation>
    </message>
    <message>
        <source>{count:,} epochs each</source>
        <translation>각 {count:,} 에포크</translation>
    </message>
    <message>
        <source>{time} of training each</source>
        <translation>각 {time} 학습</translation>
    </message>
    <message>
        <source>{count:,} seconds</source>
        <translation>{count:,}초</translation>
    </message>
    <message>
        <source>{count:,} minutes</source>
        <translation>{count:,}분</translation>
    </message>
    <message>
        <source>A report needs a run. Name one.</source>
        <translation>보고서를 만들 실행이 필요합니다. 하나를 지정하세요.</translation>
    </message>
    <message>
        <source>A report holds at most {most} runs. Choose fewer.</source>
        <translation>보고서 하나에는 실행을 {most}개까지 담을 수 있습니다. 더 적게 고르세요.</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>받은 것</translation>
    </message>
</context>
<context>
    <name>service</name>
    <message>
        <source>There is not enough memory for this. Close other programs or use less at once.</source>
        <translation>메모리가 부족합니다. 다른 프로그램을 닫거나 한 번에 더 적게 사용하세요.</translation>
    </message>
    <message>
        <source>Something unexpected went wrong ({error}). “Details” holds what a report needs.</source>
        <translation>예기치 않은 오류가 발생했습니다({error}). 신고에 필요한 내용은 “자세히”에 있습니다.</translation>
    </message>
    <message>
        <source>The engine's answer could not be sent ({error}). “Details” holds what a report needs.</source>
        <translation>엔진의 응답을 보낼 수 없습니다({error}). 신고에 필요한 내용은 “자세히”에 있습니다.</translation>
    </message>
    <message>
        <source>No recognizer is installed. Train one, or open a weights file.</source>
        <translation>설치된 인식기가 없습니다. 새로 학습하거나 가중치 파일을 여세요.</translation>
    </message>
</context>
<context>
    <name>protocol</name>
</context>
<context>
    <name>training</name>
    <message>
        <source>Saving works again.</source>
        <translation>다시 저장됩니다.</translation>
    </message>
    <message>
        <source>{problem} Training goes on, and saving is tried again.</source>
        <translation>{problem} 학습은 계속되며 저장을 다시 시도합니다.</translation>
    </message>
    <message>
        <source>The {world_size} training processes could not meet. Start them again.</source>
        <translation>학습 프로세스 {world_size}개가 서로 연결되지 못했습니다. 다시 시작하세요.</translation>
    </message>
    <message>
        <source>Another of the {world_size} training processes ended, so this run cannot go on. Its last checkpoint stands: start it again with --resume, with as many processes as you like.</source>
        <translation>학습 프로세스 {world_size}개 중 다른 하나가 끝나 이 실행을 계속할 수 없습니다. 마지막 체크포인트는 남아 있습니다. --resume으로, 원하는 수의 프로세스로 다시 시작하세요.</translation>
    </message>
    <message>
        <source>Memory ran out in one of the training processes, which several of them cannot mend while they run. Choose a smaller batch, or train with one process: that learns a batch in pieces where memory is short.</source>
        <translation>학습 프로세스 하나에서 메모리가 모자랐습니다. 여러 프로세스일 때는 실행 중에 고칠 수 없습니다. 배치를 줄이거나 프로세스 하나로 학습하세요. 그러면 메모리가 모자랄 때 배치를 나누어 배웁니다.</translation>
    </message>
    <message>
        <source>WORLD_SIZE is set, but {name} is not: start several processes with torchrun, “torchrun --nproc-per-node 2 -- main.py train …”.</source>
        <translation>WORLD_SIZE는 있는데 {name}이(가) 없습니다. 여러 프로세스는 torchrun으로 시작하세요: “torchrun --nproc-per-node 2 -- main.py train …”.</translation>
    </message>
    <message>
        <source>The disk of {runs} cannot be looked at: {why}.</source>
        <translation>{runs}이(가) 있는 디스크를 살펴볼 수 없습니다: {why}.</translation>
    </message>
    <message>
        <source>A batch of {size:,} needs about {needed} of memory, and {free} are free.</source>
        <translation>배치 크기 {size:,}에는 메모리가 약 {needed} 필요한데 {free}만 비어 있습니다.</translation>
    </message>
    <message>
        <source>Even a single picture needs too much: choose a smaller network or pictures.</source>
        <translation>이미지 한 장에도 모자랍니다. 더 작은 신경망이나 이미지를 고르세요.</translation>
    </message>
    <message>
        <source>Choose a batch size of {size:,}, or close other programs.</source>
        <translation>배치 크기를 {size:,}(으)로 하거나 다른 프로그램을 닫으세요.</translation>
    </message>
    <message>
        <source>“{name}” cannot be read: plug its disk in again. Training waits for it.</source>
        <translation>“{name}”을(를) 읽을 수 없습니다. 디스크를 다시 연결하세요. 학습이 기다립니다.</translation>
    </message>
    <message>
        <source>“{name}” is back: training goes on.</source>
        <translation>“{name}”을(를) 다시 읽을 수 있습니다. 학습을 계속합니다.</translation>
    </message>
    <message>
        <source>The network has forgotten all that it knew</source>
        <translation>신경망이 배운 것을 모두 잊었습니다</translation>
    </message>
    <message>
        <source>The loss on the held-out pictures is not a finite number</source>
        <translation>검증 이미지의 손실이 유한한 수가 아닙니다</translation>
    </message>
    <message>
        <source>The loss is far above where it began</source>
        <translation>손실이 시작할 때보다 훨씬 커졌습니다</translation>
    </message>
    <message>
        <source>The loss is not a finite number</source>
        <translation>손실이 유한한 수가 아닙니다</translation>
    </message>
    <message>
        <source>{problem} The run cannot be compared picture by picture.</source>
        <translation>{problem} 이 실행은 이미지별로 비교할 수 없습니다.</translation>
    </message>
    <message>
        <source>The loss did not fall at any rate: this network learns nothing from these data.</source>
        <translation>어떤 학습률에서도 손실이 줄지 않았습니다. 이 신경망은 이 데이터에서 배우지 못합니다.</translation>
    </message>
    <message>
        <source>The loss is least at a learning rate of {least}; a fifth of that is steady. Try {proposal}.</source>
        <translation>손실은 학습률 {least}에서 가장 작습니다. 그 5분의 1이 안정적입니다. {proposal}을(를) 써 보세요.</translation>
    </message>
    <message>
        <source>Stopped at once, by a second Ctrl-C. --resume goes on from the last checkpoint.</source>
        <translation>두 번째 Ctrl-C로 바로 멈췄습니다. --resume으로 마지막 체크포인트부터 이어 합니다.</translation>
    </message>
    <message>
        <source>Training failed unexpectedly: {kind} in {where}. Its last checkpoint still stands; copy the details into a report.</source>
        <translation>학습이 예기치 않게 실패했습니다: {where}의 {kind}. 마지막 체크포인트는 남아 있습니다. 자세한 내용을 복사해 알려 주세요.</translation>
    </message>
    <message>
        <source>{why} at step {step:,} (learning rate {rate}), and going back {times} times did not help. Try a learning rate of {proposal}.</source>
        <translation>스텝 {step:,}에서(학습률 {rate}): {why}. {times}번 되돌아가도 소용없었습니다. 학습률 {proposal}을(를) 써 보세요.</translation>
    </message>
    <message>
        <source>{why} at step {step:,}: back to step {back:,}, from there with {share} of the learning rate.</source>
        <translation>스텝 {step:,}에서: {why}. 스텝 {back:,}(으)로 돌아가 학습률의 {share}(으)로 계속합니다.</translation>
    </message>
    <message>
        <source>A batch of {size} needs about {needed} of memory, and {free} are free: it is learned in pieces of {piece}, whose corrections are added up.</source>
        <translation>배치 크기 {size}에는 메모리가 약 {needed} 필요한데 {free}만 비어 있습니다. {piece}장씩 나누어 배우고 그 기울기를 더합니다.</translation>
    </message>
    <message>
        <source>Memory ran out: from here on each batch of {size} is learned in pieces of {piece}, whose corrections are added up. It takes a little longer.</source>
        <translation>메모리가 모자랐습니다. 이제부터 배치 {size}장을 {piece}장씩 나누어 배우고 그 기울기를 더합니다. 시간이 조금 더 걸립니다.</translation>
    </message>
    <message>
        <source>{count} processes ({backend}) share each batch: {batch} pictures in all, about {each} for each. The learning rate is the recipe's, {rate}: it belongs to the whole batch.</source>
        <translation>프로세스 {count}개({backend})가 배치를 나눕니다: 모두 {batch}장, 각각 약 {each}장. 학습률은 학습 설정의 {rate}이며 배치 전체에 대한 값입니다.</translation>
    </message>
    <message>
        <source>{problem} The run goes on from the checkpoint before it.</source>
        <translation>{problem} 그 전 체크포인트부터 계속합니다.</translation>
    </message>
    <message>
        <source>{problems} This run cannot be resumed; start a new one with the same recipe.</source>
        <translation>{problems} 이 실행은 이어 할 수 없습니다. 같은 학습 설정으로 새로 시작하세요.</translation>
    </message>
    <message>
        <source>“{path}” cannot be read: {why}.</source>
        <translation>“{path}”을(를) 읽을 수 없습니다: {why}.</translation>
    </message>
    <message>
        <source>“{path}” is damaged.</source>
        <translation>“{path}”이(가) 손상되었습니다.</translation>
    </message>
    <message>
        <source>“{path}” was written by a newer Inkling. Update Inkling to resume this run.</source>
        <translation>“{path}”은(는) 더 새로운 Inkling이 쓴 파일입니다. 이 실행을 이어 하려면 Inkling을 업데이트하세요.</translation>
    </message>
    <message>
        <source>The checkpoint in {folder} could not be kept: {why}.</source>
        <translation>{folder}의 체크포인트를 보관하지 못했습니다: {why}.</translation>
    </message>
    <message>
        <source>These two runs were not tested on the same pictures, so their answers cannot be compared one by one. Choose two runs on the same data.</source>
        <translation>두 실행은 같은 이미지로 테스트하지 않아 결과를 하나씩 비교할 수 없습니다. 데이터가 같은 두 실행을 고르세요.</translation>
    </message>
    <message>
        <source>The run “{run}” keeps no answers to test pictures: it has not ended yet, has no test pictures, or was trained by an older Inkling. Train it again to compare it.</source>
        <translation>“{run}” 실행에는 테스트 이미지에 대한 결과가 없습니다. 아직 끝나지 않았거나, 테스트 이미지가 없거나, 이전 버전의 Inkling으로 학습했습니다. 비교하려면 다시 학습하세요.</translation>
    </message>
    <message>
        <source>Of {count:,} test pictures, {only_first:,} were right only with {first} and {only_second:,} only with {second}</source>
        <translation>테스트 이미지 {count:,}장 가운데 {first}만 맞힌 것이 {only_first:,}장, {second}만 맞힌 것이 {only_second:,}장입니다</translation>
    </message>
    <message>
        <source>{counts}: neither is better on these pictures.</source>
        <translation>{counts}. 이 이미지에서는 어느 쪽도 낫지 않습니다.</translation>
    </message>
    <message>
        <source>{counts}: {better} is better; chance alone would do this in {chance} of such comparisons.</source>
        <translation>{counts}. {better}이(가) 낫습니다. 우연만으로 이럴 확률은 {chance}입니다.</translation>
    </message>
    <message>
        <source>{counts}: {better} is ahead, but chance alone would do this in {chance} of such comparisons, so these pictures do not show which is better.</source>
        <translation>{counts}. {better}이(가) 앞서지만 우연만으로도 {chance}의 확률로 이렇게 되므로, 이 이미지로는 어느 쪽이 나은지 알 수 없습니다.</translation>
    </message>
    <message>
        <source>less than 0.01 %</source>
        <translation>0.01 % 미만</translation>
    </message>
    <message>
        <source>The run “{run}” could not be begun: nothing can be written in its folder, {folder} ({why}). Free some space or allow writing there.</source>
        <translation>“{run}” 실행을 시작하지 못했습니다. 폴더 {folder}에 쓸 수 없습니다({why}). 공간을 비우거나 쓰기를 허용하세요.</translation>
    </message>
    <message>
        <source>The run “{run}” is being trained by another process. Stop it first.</source>
        <translation>“{run}” 실행을 다른 프로세스가 학습하고 있습니다. 먼저 멈추세요.</translation>
    </message>
    <message>
        <source>The run “{run_id}” is gone already.</source>
        <translation>“{run_id}” 실행은 이미 없습니다.</translation>
    </message>
    <message>
        <source>This run is still being trained. Stop it before you delete it.</source>
        <translation>아직 학습 중인 실행입니다. 삭제하기 전에 멈추세요.</translation>
    </message>
    <message>
        <source>The run “{run_id}” is not in the trash.</source>
        <translation>“{run_id}” 실행은 휴지통에 없습니다.</translation>
    </message>
    <message>
        <source>“{name}” is no id of a run.</source>
        <translation>“{name}”은(는) 실행의 아이디가 아닙니다.</translation>
    </message>
    <message>
        <source>There is already a run in {target}. Rename or remove it first.</source>
        <translation>{target}에 이미 실행이 있습니다. 먼저 이름을 바꾸거나 치우세요.</translation>
    </message>
    <message>
        <source>The run could not be moved to {parent}: {why}.</source>
        <translation>실행을 {parent}(으)로 옮기지 못했습니다: {why}.</translation>
    </message>
    <message>
        <source>The answers of the run “{run}”</source>
        <translation>“{run}” 실행의 결과</translation>
    </message>
    <message>
        <source>{what} are damaged: not one entry per picture.</source>
        <translation>{what}이(가) 손상되었습니다. 항목 수가 이미지 수와 다릅니다.</translation>
    </message>
    <message>
        <source>The recipe of the run “{run}”</source>
        <translation>“{run}” 실행의 학습 설정</translation>
    </message>
    <message>
        <source>There is no run in {folder}: it has no {recipe}. Choose a run folder.</source>
        <translation>{folder}에는 실행이 없습니다({recipe} 없음). 실행 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>“{name}” begins the ids of several runs ({ids}). Give more of the id.</source>
        <translation>“{name}”으로 시작하는 실행이 여럿입니다({ids}). 아이디를 더 길게 쓰세요.</translation>
    </message>
    <message>
        <source>There is no run “{name}” in {runs}. “train --help” shows how to start one.</source>
        <translation>{runs}에 “{name}” 실행이 없습니다. 시작하는 법은 “train --help”에 있습니다.</translation>
    </message>
    <message>
        <source>There is no race “{race}”. “race --help” shows how to start one.</source>
        <translation>“{race}” 대결은 없습니다. 시작하는 법은 “race --help”에 있습니다.</translation>
    </message>
    <message>
        <source>A race needs at least two different networks or recipes.</source>
        <translation>대결에는 서로 다른 신경망이나 학습 설정이 둘 이상 필요합니다.</translation>
    </message>
    <message>
        <source>Give a race either epochs or minutes.</source>
        <translation>대결에는 에포크 수나 시간(분) 중 하나만 정하세요.</translation>
    </message>
    <message>
        <source>The features of the frozen body could not be kept in {folder}: {why}. Make room, or set freeze to nothing.</source>
        <translation>고정한 백본의 특징을 {folder}에 저장하지 못했습니다: {why}. 공간을 비우거나 freeze를 nothing으로 하세요.</translation>
    </message>
    <message>
        <source>This GPU has no bfloat16: training uses float16.</source>
        <translation>이 GPU에는 bfloat16이 없어 float16으로 학습합니다.</translation>
    </message>
    <message>
        <source>This device has no fast bfloat16: training uses float32.</source>
        <translation>이 장치에는 빠른 bfloat16이 없어 float32로 학습합니다.</translation>
    </message>
    <message>
        <source>A head that learns alone sees each picture's features, which have no mirror image. Set answers_from to picture, or freeze to another stage.</source>
        <translation>헤드만 학습하면 이미지의 특징만 보는데, 특징에는 거울상이 없습니다. answers_from을 picture로 하거나 freeze를 다른 단계로 하세요.</translation>
    </message>
    <message>
        <source>{title} has no head of its own: nothing of it can be kept as it is. Set freeze to nothing.</source>
        <translation>{title}에는 따로 떼어 낼 헤드가 없어 그대로 둘 부분이 없습니다. freeze를 nothing으로 하세요.</translation>
    </message>
    <message>
        <source>{title} has no stage “{freeze}”. Set freeze to nothing, body, or one of {names}.</source>
        <translation>{title}에는 “{freeze}” 단계가 없습니다. freeze를 nothing, body, 또는 다음 중 하나로 하세요: {names}.</translation>
    </message>
    <message>
        <source>There are no weights “{named}” to start from. Choose a recognizer or a weights file.</source>
        <translation>시작할 가중치 “{named}”이(가) 없습니다. 인식기나 가중치 파일을 고르세요.</translation>
    </message>
    <message>
        <source>Only weights that a run starts from can be kept as they are. Choose some to start from.</source>
        <translation>그대로 둘 수 있는 것은 실행이 시작하는 가중치뿐입니다. 시작할 가중치를 고르세요.</translation>
    </message>
    <message>
        <source>“{name}” is {its} in its {form} form; its weights do not fit {ours}. Train {its}, or start from other weights.</source>
        <translation>“{name}”은(는) {its}의 {form} 형태라서 가중치가 {ours}에 맞지 않습니다. {its}을(를) 학습하거나 다른 가중치로 시작하세요.</translation>
    </message>
    <message>
        <source>“{name}” is {its} in its {form} form; its weights do not fit {ours} in its {wanted} form. Train {its}, or start from other weights.</source>
        <translation>“{name}”은(는) {its}의 {form} 형태라서 가중치가 {ours}의 {wanted} 형태에 맞지 않습니다. {its}을(를) 학습하거나 다른 가중치로 시작하세요.</translation>
    </message>
    <message>
        <source>small</source>
        <translation>소형</translation>
    </message>
    <message>
        <source>full</source>
        <translation>논문 원본</translation>
    </message>
    <message>
        <source>The weights of “{card}” do not fit {title}: “{name}” is missing. Start from other weights.</source>
        <translation>“{card}”의 가중치가 {title}에 맞지 않습니다. “{name}”이(가) 없습니다. 다른 가중치로 시작하세요.</translation>
    </message>
    <message>
        <source>The weights of “{card}” do not fit {title}: “{name}” is of another size. Start from other weights.</source>
        <translation>“{card}”의 가중치가 {title}에 맞지 않습니다. “{name}”의 크기가 다릅니다. 다른 가중치로 시작하세요.</translation>
    </message>
    <message>
        <source>its head is made new for {count} classes</source>
        <translation>헤드는 클래스 {count}개용으로 새로 만듭니다</translation>
    </message>
    <message>
        <source>it knows all of these classes already</source>
        <translation>이 클래스를 이미 모두 압니다</translation>
    </message>
    <message>
        <source>its head keeps {known} classes and gets {new} new ones</source>
        <translation>헤드는 클래스 {known}개를 유지하고 {new}개를 새로 얻습니다</translation>
    </message>
    <message>
        <source>Starts from “{name}”: {fate}.</source>
        <translation>“{name}”에서 시작합니다: {fate}.</translation>
    </message>
    <message>
        <source>The pictures are gray: the filters of its first layer were summed over the colors.</source>
        <translation>이미지가 흑백이라 첫 층의 필터를 색에 걸쳐 더했습니다.</translation>
    </message>
    <message>
        <source>The pictures have colors: the gray filters of its first layer were repeated for each color.</source>
        <translation>이미지가 컬러라 첫 층의 흑백 필터를 색마다 되풀이했습니다.</translation>
    </message>
    <message>
        <source>The body stays as it is: its features of {count:,} pictures are computed once.</source>
        <translation>백본은 그대로 둡니다. 이미지 {count:,}장의 특징을 한 번만 계산합니다.</translation>
    </message>
    <message>
        <source>The body stays as it is: its features of {count:,} pictures are computed once, in {views} views of each.</source>
        <translation>백본은 그대로 둡니다. 이미지 {count:,}장의 특징을 장마다 {views}가지 모습으로 한 번만 계산합니다.</translation>
    </message>
    <message>
        <source>CutMix is left out: it would need the pictures, not their features.</source>
        <translation>CutMix는 뺍니다. 특징이 아니라 이미지가 있어야 하기 때문입니다.</translation>
    </message>
    <message>
        <source>{title} has only one class. A network needs at least two to tell apart.</source>
        <translation>{title}에는 클래스가 하나뿐입니다. 신경망이 구별하려면 둘 이상이 필요합니다.</translation>
    </message>
    <message>
        <source>{title} has no pictures of “{label}”. Add some or remove the class.</source>
        <translation>{title}에 “{label}” 이미지가 없습니다. 이미지를 더하거나 클래스를 빼세요.</translation>
    </message>
    <message>
        <source>A batch of {size} is more than the {count} training pictures: each epoch is one step.</source>
        <translation>배치 크기 {size}이(가) 학습 이미지 {count}장보다 큽니다. 에포크마다 한 스텝입니다.</translation>
    </message>
    <message>
        <source>The classes are uneven: {least:,} to {most:,} pictures. “balance” set to “sampling” or “weights” gives rare classes their due.</source>
        <translation>클래스가 고르지 않습니다: 이미지 {least:,}~{most:,}장. “balance”를 “sampling”이나 “weights”로 하면 드문 클래스도 제대로 배웁니다.</translation>
    </message>
    <message>
        <source>{problem} The best weights are looked for anew from here on.</source>
        <translation>{problem} 최고 가중치를 지금부터 새로 찾습니다.</translation>
    </message>
    <message>
        <source>This run goes on with {now} processes; before there were {before}. Its numbers may differ a little.</source>
        <translation>이 실행을 프로세스 {now}개로 계속합니다(전에는 {before}개). 값이 조금 다를 수 있습니다.</translation>
    </message>
    <message>
        <source>The pictures of {title} have changed since this run began ({changed}), so it cannot go on exactly. Bring them back, or start a new run.</source>
        <translation>{title}의 이미지가 실행을 시작한 뒤 바뀌어({changed}) 똑같이 계속할 수 없습니다. 이미지를 되돌리거나 새로 실행하세요.</translation>
    </message>
    <message>
        <source>The pictures of {title} have changed since this run began, so it cannot go on exactly. Bring them back, or start a new run.</source>
        <translation>{title}의 이미지가 실행을 시작한 뒤 바뀌어 똑같이 계속할 수 없습니다. 이미지를 되돌리거나 새로 실행하세요.</translation>
    </message>
    <message>
        <source>The recipe of this run was changed since it began. Start a new run with the new recipe.</source>
        <translation>실행을 시작한 뒤 학습 설정이 바뀌었습니다. 새 설정으로 새로 실행하세요.</translation>
    </message>
    <message>
        <source>This run began on {before} and goes on on {now}: its numbers may differ a little.</source>
        <translation>이 실행은 {before}에서 시작했고 {now}에서 계속합니다. 값이 조금 다를 수 있습니다.</translation>
    </message>
    <message>
        <source>The step could not be recorded as a CUDA graph ({reason}); it is computed kernel by kernel.</source>
        <translation>스텝을 CUDA 그래프로 기록하지 못해({reason}) 커널을 하나씩 계산합니다.</translation>
    </message>
    <message>
        <source>The folder of this run, {folder}, was deleted or moved while it trained. If it still exists elsewhere, the run can be resumed there from its last checkpoint.</source>
        <translation>학습하는 동안 이 실행의 폴더 {folder}이(가) 삭제되거나 옮겨졌습니다. 다른 곳에 남아 있으면 거기서 마지막 체크포인트부터 이어 할 수 있습니다.</translation>
    </message>
    <message>
        <source>There is not enough memory for even two pictures. Choose a smaller network or pictures.</source>
        <translation>이미지 두 장에도 메모리가 모자랍니다. 더 작은 신경망이나 이미지를 고르세요.</translation>
    </message>
    <message>
        <source>The run needs about {needed} on the disk, and {free} are free in {folder}. Free some space, or choose a smaller network.</source>
        <translation>이 실행에는 디스크 공간이 약 {needed} 필요하지만 {folder}의 여유 공간은 {free}입니다. 공간을 비우거나 더 작은 신경망을 고르세요.</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds}초</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes}분</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours}시간 {minutes}분</translation>
    </message>
    <message>
        <source>{hours:,} h</source>
        <translation>{hours:,}시간</translation>
    </message>
    <message>
        <source>The run could not be asked to stop: {why}.</source>
        <translation>실행에 중지를 요청하지 못했습니다: {why}.</translation>
    </message>
    <message>
        <source>The queue could not be emptied: {why}.</source>
        <translation>대기열을 비우지 못했습니다: {why}.</translation>
    </message>
    <message>
        <source>The training could not be started: {why}. Try again.</source>
        <translation>학습을 시작하지 못했습니다: {why}. 다시 시도하세요.</translation>
    </message>
    <message>
        <source>The run's folder is gone: it was deleted or renamed. Bring it back, or start a new run.</source>
        <translation>실행 폴더가 없습니다. 삭제되었거나 이름이 바뀌었습니다. 되돌려 놓거나 새로 실행하세요.</translation>
    </message>
    <message>
        <source>The training was ended at once. Resume goes on from the last checkpoint.</source>
        <translation>학습을 바로 끝냈습니다. 이어 하기로 마지막 체크포인트부터 계속할 수 있습니다.</translation>
    </message>
    <message>
        <source>The training was ended from outside (signal {signal}), perhaps because memory ran out. Resume goes on from the last checkpoint.</source>
        <translation>학습이 밖에서 종료되었습니다(시그널 {signal}). 메모리가 부족했을 수 있습니다. 이어 하기로 마지막 체크포인트부터 계속할 수 있습니다.</translation>
    </message>
    <message>
        <source>The training ended without a result: {last_line}</source>
        <translation>학습이 결과 없이 끝났습니다: {last_line}</translation>
    </message>
    <message>
        <source>The training ended without a word (exit code {code}). Resume goes on from the last checkpoint.</source>
        <translation>학습이 아무 말 없이 끝났습니다(종료 코드 {code}). 이어 하기로 마지막 체크포인트부터 계속할 수 있습니다.</translation>
    </message>
    <message>
        <source>The curves cannot be drawn: pyqtgraph is missing. Set Inkling up again.</source>
        <translation>곡선을 그릴 수 없습니다. pyqtgraph가 없습니다. Inkling을 다시 설치하세요.</translation>
    </message>
</context>
<context>
    <name>commands</name>
    <message>
        <source>There is no language “{language}” here. Choose one of: {known}.</source>
        <translation>“{language}” 언어는 없습니다. 다음 중에서 고르세요: {known}.</translation>
    </message>
    <message>
        <source>There are no pictures here. Name picture files, or folders that hold some.</source>
        <translation>여기에는 이미지가 없습니다. 이미지 파일이나 이미지가 든 폴더를 지정하세요.</translation>
    </message>
    <message>
        <source>No recognizer is installed. Train one, or import a weights file.</source>
        <translation>설치된 인식기가 없습니다. 하나를 학습하거나 가중치 파일을 가져오세요.</translation>
    </message>
    <message>
        <source>These are the same run. Name two different ones.</source>
        <translation>같은 실행입니다. 서로 다른 둘을 지정하세요.</translation>
    </message>
    <message>
        <source>There is no network “{key}”. “networks” lists those there are.</source>
        <translation>“{key}” 신경망은 없습니다. 있는 것은 “networks” 명령으로 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>--quick and --recipe each say how to train. Leave one of them out.</source>
        <translation>--quick과 --recipe는 둘 다 학습 방법을 정합니다. 하나만 쓰세요.</translation>
    </message>
    <message>
        <source>The recipe {path} has an unknown field, “{unknown}”. {meant}</source>
        <translation>학습 설정 {path}에 모르는 항목 “{unknown}”이(가) 있습니다. {meant}</translation>
    </message>
    <message>
        <source>Did you mean “{name}”?</source>
        <translation>“{name}”을(를) 쓰려던 것인가요?</translation>
    </message>
    <message>
        <source>“train --help” lists them all.</source>
        <translation>“train --help”에 모두 나와 있습니다.</translation>
    </message>
    <message>
        <source>“{text}” is no KEY=VALUE for the data set.</source>
        <translation>“{text}”은(는) 데이터 세트의 KEY=VALUE 형식이 아닙니다.</translation>
    </message>
    <message>
        <source>The recipe {path} cannot be read: {why}.</source>
        <translation>학습 설정 {path}을(를) 읽을 수 없습니다: {why}.</translation>
    </message>
    <message>
        <source>The recipe {one} cannot be read: {why}.</source>
        <translation>학습 설정 {one}을(를) 읽을 수 없습니다: {why}.</translation>
    </message>
    <message>
        <source>The recipe {name}</source>
        <translation>학습 설정 {name}</translation>
    </message>
    <message>
        <source>The recipe</source>
        <translation>학습 설정</translation>
    </message>
    <message>
        <source>There is no weights file and no recognizer “{wanted}”. “weights list” shows all.</source>
        <translation>“{wanted}”이라는 가중치 파일도 인식기도 없습니다. 모두 보려면 “weights list”를 쓰세요.</translation>
    </message>
    <message>
        <source>Several recognizers are called “{wanted}”. Name one by its key: {keys}.</source>
        <translation>“{wanted}”이라는 인식기가 여럿입니다. 키로 하나를 지정하세요: {keys}.</translation>
    </message>
    <message>
        <source>--resume goes on exactly as the race began; it takes no networks and no terms.</source>
        <translation>--resume은 대결을 시작한 그대로 이어 합니다. 신경망이나 조건을 함께 줄 수 없습니다.</translation>
    </message>
    <message>
        <source>{to} is there already. Choose another name, or add --overwrite.</source>
        <translation>{to} 파일이 이미 있습니다. 다른 이름을 고르거나 --overwrite를 붙이세요.</translation>
    </message>
    <message>
        <source>--dry-run looks at a recipe that was not begun: leave --run and --resume out.</source>
        <translation>--dry-run은 아직 시작하지 않은 학습 설정을 살펴봅니다. --run과 --resume을 빼세요.</translation>
    </message>
    <message>
        <source>--resume goes on exactly as the run began; it takes no other options for the recipe.</source>
        <translation>--resume은 실행을 시작한 그대로 이어 합니다. 학습 설정에 관한 다른 옵션을 함께 줄 수 없습니다.</translation>
    </message>
    <message>
        <source>{run} holds a run with another recipe. Choose another folder, or leave the options out.</source>
        <translation>{run}에는 학습 설정이 다른 실행이 있습니다. 다른 폴더를 고르거나 옵션을 빼세요.</translation>
    </message>
    <message>
        <source>“{path}” is no text in UTF-8. Save it as plain text with one name a line.</source>
        <translation>“{path}”은(는) UTF-8 텍스트가 아닙니다. 한 줄에 이름 하나씩 일반 텍스트로 저장하세요.</translation>
    </message>
    <message>
        <source>Recognize handwriting and pictures with the classic convolutional networks; train and compare them.</source>
        <translation>고전적인 합성곱 신경망으로 손글씨와 이미지를 인식하고, 신경망을 학습하고 비교합니다.</translation>
    </message>
    <message>
        <source>The language of what is told: en, ko. Otherwise LANG decides.</source>
        <translation>알림의 언어: en, ko. 없으면 LANG을 따릅니다.</translation>
    </message>
    <message>
        <source>Say what is written or shown in pictures.</source>
        <translation>이미지에 무엇이 쓰여 있거나 찍혀 있는지 알려 줍니다.</translation>
    </message>
    <message>
        <source>Picture files and folders; none: the samples that come with Inkling.</source>
        <translation>이미지 파일과 폴더. 없으면 Inkling에 들어 있는 예제를 씁니다.</translation>
    </message>
    <message>
        <source>A weights file, a run's folder, or a recognizer's key or name.</source>
        <translation>가중치 파일, 실행 폴더, 또는 인식기의 키나 이름.</translation>
    </message>
    <message>
        <source>One digit, many (a number), or let Inkling decide.</source>
        <translation>숫자 하나, 여러 자리 수, 또는 Inkling에 맡기기.</translation>
    </message>
    <message>
        <source>How many classes to show for each picture.</source>
        <translation>이미지마다 보여 줄 클래스 수.</translation>
    </message>
    <message>
        <source>Print JSON and nothing else.</source>
        <translation>JSON만 출력합니다.</translation>
    </message>
    <message>
        <source>Also save the table to this CSV file.</source>
        <translation>표를 이 CSV 파일에도 저장합니다.</translation>
    </message>
    <message>
        <source>Let several recognizers answer the same pictures: answer, agreement, milliseconds, parameters.</source>
        <translation>여러 인식기에 같은 이미지를 묻습니다: 결과, 일치, 밀리초, 매개변수.</translation>
    </message>
    <message>
        <source>Who takes part: weights files, run folders, keys or names, with commas between them; none: all that are made for such a picture.</source>
        <translation>참여할 인식기: 가중치 파일, 실행 폴더, 키나 이름을 쉼표로 나눕니다. 없으면 그런 이미지를 위한 것 모두.</translation>
    </message>
    <message>
        <source>How many classes to show of each answer.</source>
        <translation>결과마다 보여 줄 클래스 수.</translation>
    </message>
    <message>
        <source>Train a network. Ctrl-C stops and keeps what was learned; --resume goes on.

Without options for the recipe, good defaults for the network and the data are used. With several processes:
torchrun --nproc-per-node 2 -- main.py train …</source>
        <translation>신경망을 학습합니다. Ctrl-C로 멈춰도 배운 것은 남고, --resume으로 이어 합니다.

학습 설정을 주지 않으면 신경망과 데이터에 맞는 기본값을 씁니다. 여러 프로세스로 하려면:
torchrun --nproc-per-node 2 -- main.py train …</translation>
    </message>
    <message>
        <source>A recipe as a JSON file; other options go before it.</source>
        <translation>JSON 파일로 된 학습 설정. 다른 옵션이 우선합니다.</translation>
    </message>
    <message>
        <source>The run folder. With a recipe.json inside: that run.</source>
        <translation>실행 폴더. 안에 recipe.json이 있으면 그 실행입니다.</translation>
    </message>
    <message>
        <source>Go on with a run: its id or its folder.</source>
        <translation>실행을 이어 합니다: 아이디나 폴더.</translation>
    </message>
    <message>
        <source>KEY=VALUE for the data set; may be given several times.</source>
        <translation>데이터 세트의 KEY=VALUE. 여러 번 줄 수 있습니다.</translation>
    </message>
    <message>
        <source>Each event as a line of JSON.</source>
        <translation>이벤트마다 JSON 한 줄.</translation>
    </message>
    <message>
        <source>A short recipe instead of the usual one: good while one waits.</source>
        <translation>보통보다 짧은 학습 설정: 기다리는 동안 쓸 만합니다.</translation>
    </message>
    <message>
        <source>Train nothing: tell what time, memory and disk the run would need.</source>
        <translation>학습하지 않고, 실행에 필요한 시간·메모리·디스크만 알려 줍니다.</translation>
    </message>
    <message>
        <source>Look for a good learning rate: it rises step by step until the loss grows. Nothing is kept. Ctrl-C ends it.

(L. N. Smith: Cyclical Learning Rates for Training Neural Networks, 2015.)</source>
        <translation>알맞은 학습률을 찾습니다. 손실이 커질 때까지 조금씩 올립니다. 아무것도 남기지 않으며 Ctrl-C로 끝냅니다.

(L. N. Smith: Cyclical Learning Rates for Training Neural Networks, 2015.)</translation>
    </message>
    <message>
        <source>Each step as a line of JSON.</source>
        <translation>스텝마다 JSON 한 줄.</translation>
    </message>
    <message>
        <source>Let networks race: one run after the other on equal terms, then a table of what each reached.

Ctrl-C stops and keeps what was learned; --resume goes on.</source>
        <translation>신경망끼리 대결합니다. 같은 조건으로 하나씩 학습한 뒤 결과를 표로 보여 줍니다.

Ctrl-C로 멈춰도 배운 것은 남고, --resume으로 이어 합니다.</translation>
    </message>
    <message>
        <source>Networks (“networks” lists them), or recipe files.</source>
        <translation>신경망(“networks”로 목록을 봅니다) 또는 학습 설정 파일.</translation>
    </message>
    <message>
        <source>A data set known by name, or a folder with a sub-folder per class.</source>
        <translation>이름이 알려진 데이터 세트, 또는 클래스마다 하위 폴더가 있는 폴더.</translation>
    </message>
    <message>
        <source>Equal epochs for all.</source>
        <translation>모두 같은 에포크 수.</translation>
    </message>
    <message>
        <source>Equal time for all, instead of epochs.</source>
        <translation>에포크 대신 모두 같은 시간.</translation>
    </message>
    <message>
        <source>The same start of all chance.</source>
        <translation>모두 같은 난수 시작값.</translation>
    </message>
    <message>
        <source>auto, cpu, cuda or mps.</source>
        <translation>auto, cpu, cuda 또는 mps.</translation>
    </message>
    <message>
        <source>KEY=VALUE for the data set.</source>
        <translation>데이터 세트의 KEY=VALUE.</translation>
    </message>
    <message>
        <source>Go on with a race that was stopped: its name.</source>
        <translation>멈춘 대결을 이어 합니다: 그 이름.</translation>
    </message>
    <message>
        <source>Say whether one of two runs is really better: McNemar's exact test on the same test pictures.</source>
        <translation>두 실행 중 하나가 정말 나은지 알려 줍니다: 같은 테스트 이미지로 하는 맥니마 정확 검정.</translation>
    </message>
    <message>
        <source>A run: its id, the beginning of its id, or its folder.</source>
        <translation>실행: 아이디, 아이디의 앞부분, 또는 폴더.</translation>
    </message>
    <message>
        <source>The other run.</source>
        <translation>다른 실행.</translation>
    </message>
    <message>
        <source>Write a report: curves, tables, gradient flow, and the exact command to repeat each run. One file, no scripts.</source>
        <translation>보고서를 씁니다: 곡선, 표, 기울기 흐름, 실행을 똑같이 다시 하는 명령. 파일 하나, 스크립트 없음.</translation>
    </message>
    <message>
        <source>Runs (ids, beginnings of ids, folders) or the name of a race.</source>
        <translation>실행(아이디, 아이디의 앞부분, 폴더) 또는 대결의 이름.</translation>
    </message>
    <message>
        <source>The HTML file to write.</source>
        <translation>쓸 HTML 파일.</translation>
    </message>
    <message>
        <source>en or ko.</source>
        <translation>en 또는 ko.</translation>
    </message>
    <message>
        <source>Replace the file if it is there already.</source>
        <translation>파일이 이미 있으면 바꿉니다.</translation>
    </message>
    <message>
        <source>Measure weights: accuracy with its interval, each class, who is taken for whom, calibration.</source>
        <translation>가중치를 잽니다: 정확도와 구간, 클래스별 결과, 혼동, 보정.</translation>
    </message>
    <message>
        <source>A weights file, a run’s folder, or a recognizer’s key or name.</source>
        <translation>가중치 파일, 실행 폴더, 또는 인식기의 키나 이름.</translation>
    </message>
    <message>
        <source>test, or held-out: what the data set itself keeps from training.</source>
        <translation>test 또는 held-out: 데이터 세트가 학습에서 떼어 두는 부분.</translation>
    </message>
    <message>
        <source>Write what thresholds cost and reliability into the weights’ card.</source>
        <translation>기준값별 비용과 신뢰도를 가중치 카드에 기록합니다.</translation>
    </message>
    <message>
        <source>Also write the figures of each class to this file.</source>
        <translation>클래스별 수치를 이 파일에도 씁니다.</translation>
    </message>
    <message>
        <source>List the networks: year, parameters, multiply-adds, depth and published accuracy.</source>
        <translation>신경망 목록: 연도, 매개변수, 곱셈-누산, 깊이, 발표된 정확도.</translation>
    </message>
    <message>
        <source>One network, told at length; without it the table of all.</source>
        <translation>신경망 하나를 자세히. 없으면 전체 표.</translation>
    </message>
    <message>
        <source>Take a recognizer elsewhere: ONNX, PyTorch or safetensors, with a small predict.py beside it.

Each file is run on sample pictures in a process of its own and compared with the recognizer before it is kept.
Without --as: all formats that this machine can write.</source>
        <translation>인식기를 다른 곳에서 쓸 수 있게 내보냅니다: ONNX, PyTorch, safetensors와 작은 predict.py.

각 파일은 별도 프로세스에서 예제 이미지로 실행해 인식기와 비교한 뒤에 남깁니다.
--as가 없으면 이 컴퓨터에서 쓸 수 있는 모든 형식.</translation>
    </message>
    <message>
        <source>A recognizer’s key or name, a run’s folder, or a weights file.</source>
        <translation>인식기의 키나 이름, 실행 폴더, 또는 가중치 파일.</translation>
    </message>
    <message>
        <source>The folder to write: a new or empty one, or one of an earlier export.</source>
        <translation>쓸 폴더: 새 폴더, 빈 폴더, 또는 전에 내보낸 폴더.</translation>
    </message>
    <message>
        <source>onnx, pth, safetensors: one or several, separated by commas.</source>
        <translation>onnx, pth, safetensors: 하나 또는 여럿을 쉼표로 나눕니다.</translation>
    </message>
    <message>
        <source>One JSON line per event on stdout, nothing else.</source>
        <translation>표준 출력에 이벤트마다 JSON 한 줄만 씁니다.</translation>
    </message>
    <message>
        <source>Learn from one's own drawings in seconds: corrections without forgetting, or a set of new symbols.</source>
        <translation>내가 그린 것에서 몇 초 만에 배웁니다: 잊지 않는 교정, 또는 새 기호 모음.</translation>
    </message>
    <message>
        <source>Which drawings: the key of a collection.</source>
        <translation>어떤 그림: 모음의 키.</translation>
    </message>
    <message>
        <source>The recognizer to start from: its key in the library.</source>
        <translation>시작할 인식기: 라이브러리의 키.</translation>
    </message>
    <message>
        <source>The same seed gives the same recognizer.</source>
        <translation>시드가 같으면 같은 인식기가 나옵니다.</translation>
    </message>
    <message>
        <source>Answer the window's requests until stdin ends.</source>
        <translation>표준 입력이 끝날 때까지 창의 요청에 답합니다.</translation>
    </message>
    <message>
        <source>List, download, import, rename and delete recognizers.</source>
        <translation>인식기를 나열하고, 내려받고, 가져오고, 이름을 바꾸고, 삭제합니다.</translation>
    </message>
    <message>
        <source>List all recognizers that can be used: shipped, imported, trained here.</source>
        <translation>쓸 수 있는 인식기 목록: 기본 제공, 가져온 것, 여기서 학습한 것.</translation>
    </message>
    <message>
        <source>ImageNet weights that can be downloaded.</source>
        <translation>내려받을 수 있는 ImageNet 가중치.</translation>
    </message>
    <message>
        <source>Check a weights file and copy it into the library. No code in it is ever run.</source>
        <translation>가중치 파일을 검사하고 라이브러리에 복사합니다. 그 안의 코드는 절대 실행하지 않습니다.</translation>
    </message>
    <message>
        <source>A .safetensors, .pth or .pt file.</source>
        <translation>.safetensors, .pth 또는 .pt 파일.</translation>
    </message>
    <message>
        <source>What to call it.</source>
        <translation>붙일 이름.</translation>
    </message>
    <message>
        <source>The names of its classes in order, separated by commas, for checkpoints without them.</source>
        <translation>클래스 이름을 순서대로, 쉼표로 나누어(이름이 없는 체크포인트용).</translation>
    </message>
    <message>
        <source>A text file with the name of one class in each line, instead of --classes.</source>
        <translation>--classes 대신, 한 줄에 클래스 이름 하나씩 적은 텍스트 파일.</translation>
    </message>
    <message>
        <source>Which set of weights, for checkpoints that hold several.</source>
        <translation>가중치가 여러 벌인 체크포인트에서 쓸 것.</translation>
    </message>
    <message>
        <source>Download ImageNet weights from torchvision and make them a recognizer. Stopped by Ctrl+C, resumed next time.</source>
        <translation>torchvision의 ImageNet 가중치를 내려받아 인식기로 만듭니다. Ctrl+C로 멈추고 다음에 이어받습니다.</translation>
    </message>
    <message>
        <source>A network (resnet50), or its weights (resnet50-v1).</source>
        <translation>신경망(resnet50) 또는 그 가중치(resnet50-v1).</translation>
    </message>
    <message>
        <source>Another https address that has torchvision's files.</source>
        <translation>torchvision의 파일이 있는 다른 https 주소.</translation>
    </message>
    <message>
        <source>Print progress and result as lines of JSON and nothing else.</source>
        <translation>진행과 결과를 JSON 줄로만 출력합니다.</translation>
    </message>
    <message>
        <source>Make a file of ImageNet weights that is here already a recognizer; its hash is checked, the file stays.</source>
        <translation>이미 있는 ImageNet 가중치 파일을 인식기로 만듭니다. 해시를 검사하며 파일은 그대로 둡니다.</translation>
    </message>
    <message>
        <source>A network, its weights, or “auto”: what the file's hash says.</source>
        <translation>신경망, 그 가중치, 또는 “auto”: 파일의 해시로 알아냅니다.</translation>
    </message>
    <message>
        <source>The file as torchvision publishes it, under any name.</source>
        <translation>torchvision이 공개한 그대로의 파일. 이름은 상관없습니다.</translation>
    </message>
    <message>
        <source>Call a recognizer something else; its key stays.</source>
        <translation>인식기의 이름을 바꿉니다. 키는 그대로입니다.</translation>
    </message>
    <message>
        <source>The recognizer's key, as “weights list” shows it.</source>
        <translation>“weights list”에 나오는 인식기의 키.</translation>
    </message>
    <message>
        <source>Its new name.</source>
        <translation>새 이름.</translation>
    </message>
    <message>
        <source>Move a recognizer to the trash; “weights restore” brings it back.</source>
        <translation>인식기를 휴지통으로 옮깁니다. “weights restore”로 되돌립니다.</translation>
    </message>
    <message>
        <source>Bring back a deleted recognizer.</source>
        <translation>삭제한 인식기를 되돌립니다.</translation>
    </message>
    <message>
        <source>What “weights delete” named.</source>
        <translation>“weights delete”가 알려 준 이름.</translation>
    </message>
    <message>
        <source>List, download and check data sets.</source>
        <translation>데이터 세트를 나열하고, 내려받고, 검사합니다.</translation>
    </message>
    <message>
        <source>List the data sets known by name: pictures, classes, size, license, and whether they are here.</source>
        <translation>이름이 알려진 데이터 세트 목록: 이미지 수, 클래스, 크기, 라이선스, 이 컴퓨터에 있는지.</translation>
    </message>
    <message>
        <source>Download a data set. Stopped by Ctrl+C, resumed next time; every file's hash is checked.</source>
        <translation>데이터 세트를 내려받습니다. Ctrl+C로 멈추고 다음에 이어받습니다. 모든 파일의 해시를 검사합니다.</translation>
    </message>
    <message>
        <source>The data set's key, as “data list” shows it.</source>
        <translation>“data list”에 나오는 데이터 세트의 키.</translation>
    </message>
    <message>
        <source>Take over files of a data set that are here already, for a computer without a network; they are copied.</source>
        <translation>이미 있는 데이터 세트 파일을 복사해 옵니다(인터넷이 없는 컴퓨터용).</translation>
    </message>
    <message>
        <source>The data set's files, as its makers publish them.</source>
        <translation>만든 사람이 공개한 그대로의 데이터 세트 파일.</translation>
    </message>
    <message>
        <source>Say what is in a file or folder, how much of it can be trained on, and what is doubtful. Nothing is changed.</source>
        <translation>파일이나 폴더에 무엇이 있고 얼마나 학습에 쓸 수 있으며 무엇이 의심스러운지 알려 줍니다. 아무것도 바꾸지 않습니다.</translation>
    </message>
    <message>
        <source>A folder, an archive, a table, a NumPy file … or a data set's key.</source>
        <translation>폴더, 압축 파일, 표, NumPy 파일 … 또는 데이터 세트의 키.</translation>
    </message>
    <message>
        <source>Delete the files of a downloaded data set. It can be downloaded again.</source>
        <translation>내려받은 데이터 세트의 파일을 지웁니다. 다시 내려받을 수 있습니다.</translation>
    </message>
    <message>
        <source>“{name}” {reason}.</source>
        <translation>“{name}”: {reason}.</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>연도</translation>
    </message>
    <message>
        <source>Recognizer</source>
        <translation>인식기</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>Most probable</source>
        <translation>가장 그럴듯한 것</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>키</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>깊이</translation>
    </message>
    <message>
        <source>At</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Tested</source>
        <translation>테스트</translation>
    </message>
    <message>
        <source>Default for</source>
        <translation>기본 용도</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>이 컴퓨터</translation>
    </message>
    <message>
        <source>Depth: layers with weights on the longest path. Multiply-adds: for one picture of the size under “At”.</source>
        <translation>깊이: 가장 긴 경로에 있는, 가중치를 가진 층의 수. 곱셈-누산: “크기” 열의 이미지 한 장 기준.</translation>
    </message>
    <message>
        <source>Top-1: ImageNet, one crop, as published. “networks KEY” tells more about one.</source>
        <translation>Top-1: ImageNet, 단일 크롭, 발표된 값. 하나를 자세히 보려면 “networks 키”.</translation>
    </message>
    <message>
        <source>{depth} layers, {parameters:,} parameters, {multiply_adds} multiply-adds at {size}×{size} with {classes:,} classes.</source>
        <translation>{depth}층, 매개변수 {parameters:,}개, {size}×{size} 크기에 클래스 {classes:,}개일 때 곱셈-누산 {multiply_adds}.</translation>
    </message>
    <message>
        <source>The paper gives {count} parameters.</source>
        <translation>논문에는 매개변수가 {count}개라고 되어 있습니다.</translation>
    </message>
    <message>
        <source>Its full form is torchvision's: weights can be exchanged.</source>
        <translation>논문 원본 형태가 torchvision과 같아 가중치를 주고받을 수 있습니다.</translation>
    </message>
    <message>
        <source>Small form: {form}</source>
        <translation>소형: {form}</translation>
    </message>
    <message>
        <source>Go on with: {command}</source>
        <translation>이어 하려면: {command}</translation>
    </message>
    <message>
        <source>A report with everything: {command}</source>
        <translation>모든 것이 담긴 보고서: {command}</translation>
    </message>
    <message>
        <source>Learning from {count} drawings; {held_out} are kept aside to measure.</source>
        <translation>그림 {count}개로 배웁니다. {held_out}개는 재기 위해 떼어 둡니다.</translation>
    </message>
    <message>
        <source>about {seconds:.0f} s left</source>
        <translation>약 {seconds:.0f}초 남음</translation>
    </message>
    <message>
        <source>{what}: too few to measure</source>
        <translation>{what}: 재기에는 너무 적습니다</translation>
    </message>
    <message>
        <source>{what}: {after} right now, of {count}</source>
        <translation>{what}: {count}개 중 이제 {after}개 정답</translation>
    </message>
    <message>
        <source>{what}: {before} right before, {after} right now, of {count}</source>
        <translation>{what}: {count}개 중 전에는 {before}개, 이제 {after}개 정답</translation>
    </message>
    <message>
        <source>Held-out drawings</source>
        <translation>떼어 둔 그림</translation>
    </message>
    <message>
        <source>MNIST test set</source>
        <translation>MNIST 테스트 세트</translation>
    </message>
    <message>
        <source>Kept as {recognizer} after {seconds:.1f} s.</source>
        <translation>{seconds:.1f}초 만에 배워 {recognizer}(으)로 저장했습니다.</translation>
    </message>
    <message>
        <source>Both right {both:,}, neither {neither:,}, p = {p:.3g} (McNemar, exact).</source>
        <translation>둘 다 정답 {both:,}, 둘 다 오답 {neither:,}, p = {p:.3g} (맥니마 정확 검정).</translation>
    </message>
    <message>
        <source>Written: {file}</source>
        <translation>저장했습니다: {file}</translation>
    </message>
    <message>
        <source>Imported “{name}” as {key}.</source>
        <translation>“{name}”을(를) {key}(으)로 가져왔습니다.</translation>
    </message>
    <message>
        <source>“{name}” is ready as {key}.</source>
        <translation>“{name}”을(를) {key}(으)로 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>{key} is now called “{name}”.</source>
        <translation>이제 {key}의 이름은 “{name}”입니다.</translation>
    </message>
    <message>
        <source>Deleted {key}. To bring it back: weights restore {trashed}</source>
        <translation>{key}을(를) 삭제했습니다. 되돌리려면: weights restore {trashed}</translation>
    </message>
    <message>
        <source>“{name}” is back as {key}.</source>
        <translation>“{name}”을(를) {key}(으)로 되돌렸습니다.</translation>
    </message>
    <message>
        <source>There are no recognizers here yet. Train one, or import weights.</source>
        <translation>아직 인식기가 없습니다. 하나를 학습하거나 가중치를 가져오세요.</translation>
    </message>
    <message>
        <source>ImageNet weights that can be downloaded: weights list --published</source>
        <translation>내려받을 수 있는 ImageNet 가중치: weights list --published</translation>
    </message>
    <message>
        <source>{size} of it</source>
        <translation>그중 {size}</translation>
    </message>
    <message>
        <source>License: {licence}.</source>
        <translation>라이선스: {licence}.</translation>
    </message>
    <message>
        <source>“weights download NAME” gets one; “weights add NAME FILE” takes a file that you have already.</source>
        <translation>“weights download 이름”으로 받고, 이미 가진 파일은 “weights add 이름 파일”로 더합니다.</translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation>준비 중…</translation>
    </message>
    <message>
        <source>Epoch {epoch}</source>
        <translation>에포크 {epoch}</translation>
    </message>
    <message>
        <source>Computing features</source>
        <translation>특징 계산 중</translation>
    </message>
    <message>
        <source>{clock} left</source>
        <translation>{clock} 남음</translation>
    </message>
    <message>
        <source>loss {loss:.4f}  {accuracy:.2%}  {rate:,.0f} pictures/s  {left}</source>
        <translation>손실 {loss:.4f}  {accuracy:.2%}  이미지 {rate:,.0f}장/초  {left}</translation>
    </message>
    <message>
        <source>Run {run} in {folder}</source>
        <translation>실행 {run}, 폴더 {folder}</translation>
    </message>
    <message>
        <source>{network} on {data}: {parameters:,} parameters, {train:,} pictures to learn from, {validation:,} held out, {test:,} to test</source>
        <translation>{data} 데이터의 {network}: 매개변수 {parameters:,}개, 학습 이미지 {train:,}장, 검증 {validation:,}장, 테스트 {test:,}장</translation>
    </message>
    <message>
        <source>{device}, {threads} threads, {precision}. {reason}</source>
        <translation>{device}, 스레드 {threads}개, {precision}. {reason}</translation>
    </message>
    <message>
        <source>{device}, {threads} threads, {precision}</source>
        <translation>{device}, 스레드 {threads}개, {precision}</translation>
    </message>
    <message>
        <source>Goes on after step {step:,}.</source>
        <translation>스텝 {step:,} 다음부터 이어집니다.</translation>
    </message>
    <message>
        <source>Left out: {name}: {reason}</source>
        <translation>제외: {name}: {reason}</translation>
    </message>
    <message>
        <source>Left out: {count:,} more.</source>
        <translation>제외: 그 밖에 {count:,}개.</translation>
    </message>
    <message>
        <source>   held out: loss {loss:.4f}  {accuracy:.2%}</source>
        <translation>   검증: 손실 {loss:.4f}  {accuracy:.2%}</translation>
    </message>
    <message>
        <source>epoch {epoch:&gt;3}   loss {loss:.4f}  {accuracy:.2%}{held_out}   {seconds:.1f} s{best}</source>
        <translation>에포크 {epoch:&gt;3}   손실 {loss:.4f}  {accuracy:.2%}{held_out}   {seconds:.1f}초{best}</translation>
    </message>
    <message>
        <source>   best</source>
        <translation>   최고</translation>
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
        <source>Stopped early: no epoch was better for a while</source>
        <translation>조기 종료: 한동안 더 나은 에포크가 없었음</translation>
    </message>
    <message>
        <source>{how}. Best epoch {epoch}{tested}. {seconds:.1f} s</source>
        <translation>{how}. 최고 에포크 {epoch}{tested}. {seconds:.1f}초</translation>
    </message>
    <message>
        <source>Weights: {path}</source>
        <translation>가중치: {path}</translation>
    </message>
    <message>
        <source>{network} on {data}: {time}, {memory} of memory ({memory_free} free), {disk} on the disk ({disk_free} free)</source>
        <translation>{data} 데이터의 {network}: {time}, 메모리 {memory}(여유 {memory_free}), 디스크 {disk}(여유 {disk_free})</translation>
    </message>
    <message>
        <source>{device}, {threads} threads, {precision}: {rate:,.0f} pictures/s</source>
        <translation>{device}, 스레드 {threads}개, {precision}: 이미지 {rate:,.0f}장/초</translation>
    </message>
    <message>
        <source>, test {accuracy:.2%} of {count:,} (95 %: {low:.2%} to {high:.2%})</source>
        <translation>, 테스트 {count:,}장 중 {accuracy:.2%}(95 %: {low:.2%}~{high:.2%})</translation>
    </message>
    <message>
        <source>{tested}, among the five most probable {top5:.2%}</source>
        <translation>{tested}, 가장 확률이 높은 다섯 안에 든 비율 {top5:.2%}</translation>
    </message>
    <message>
        <source>Exporting “{name}” as {formats}</source>
        <translation>“{name}”을(를) {formats}(으)로 내보내는 중</translation>
    </message>
    <message>
        <source>Your changed file of an earlier export was kept as {name}</source>
        <translation>이전에 내보낸 뒤 고치신 파일은 {name}(으)로 남겨 두었습니다</translation>
    </message>
    <message>
        <source>All in {folder} after {seconds:.1f} s. Try it: {command}</source>
        <translation>{seconds:.1f}초 만에 모두 {folder}에 담았습니다. 실행해 보기: {command}</translation>
    </message>
    <message>
        <source>, {time:.1f} ms a picture</source>
        <translation>, 이미지당 {time:.1f} ms</translation>
    </message>
    <message>
        <source>{file} ({size:,.2f} MB): same answer to {agreed} of {pictures} pictures, largest difference of a {what} {difference:.1e}{time}; needs {needs}</source>
        <translation>{file}({size:,.2f} MB): 이미지 {pictures}장 중 {agreed}장에 같은 결과, {what}의 가장 큰 차이 {difference:.1e}{time}; 필요한 것: {needs}</translation>
    </message>
    <message>
        <source>probability</source>
        <translation>확률</translation>
    </message>
    <message>
        <source>logit</source>
        <translation>로짓</translation>
    </message>
    <message>
        <source>Nobody answered.</source>
        <translation>결과를 낸 인식기가 없습니다.</translation>
    </message>
    <message>
        <source>Only one recognizer answered: there is nothing to compare.</source>
        <translation>인식기 하나만 결과를 냈습니다. 비교할 것이 없습니다.</translation>
    </message>
    <message>
        <source>Both say {answer}.</source>
        <translation>둘 다 {answer}(이)라고 합니다.</translation>
    </message>
    <message>
        <source>All {count} say {answer}.</source>
        <translation>{count}개 모두 {answer}(이)라고 합니다.</translation>
    </message>
    <message>
        <source>{name} says {answer}</source>
        <translation>{name}: {answer}</translation>
    </message>
    <message>
        <source>They disagree; {others}.</source>
        <translation>결과가 갈립니다. {others}.</translation>
    </message>
    <message>
        <source>{votes} of {count} say {answer}; {others}.</source>
        <translation>{count}개 중 {votes}개가 {answer}(이)라고 합니다. {others}.</translation>
    </message>
    <message>
        <source>ink on paper</source>
        <translation>종이 위의 글씨</translation>
    </message>
    <message>
        <source>photos</source>
        <translation>사진</translation>
    </message>
    <message>
        <source>{title} is ready: train --data {key}</source>
        <translation>{title}을(를) 쓸 수 있습니다: train --data {key}</translation>
    </message>
    <message>
        <source>{size}</source>
        <translation>{size}</translation>
    </message>
    <message>
        <source>{size}, {share:.0%} here</source>
        <translation>{size}, {share:.0%} 받음</translation>
    </message>
    <message>
        <source>{size} gray</source>
        <translation>{size} 흑백</translation>
    </message>
    <message>
        <source>{size} color</source>
        <translation>{size} 컬러</translation>
    </message>
    <message>
        <source>{title}: {size}. {license}.</source>
        <translation>{title}: {size}. {license}.</translation>
    </message>
    <message>
        <source>“{name}” is not known. What can be downloaded: {keys}.</source>
        <translation>“{name}”은(는) 알 수 없는 이름입니다. 다운로드할 수 있는 데이터 세트: {keys}.</translation>
    </message>
    <message>
        <source>“{name}” is part of the program. What can be downloaded: {keys}.</source>
        <translation>“{name}”은(는) 프로그램에 들어 있습니다. 다운로드할 수 있는 데이터 세트: {keys}.</translation>
    </message>
    <message>
        <source>here</source>
        <translation>있음</translation>
    </message>
    <message>
        <source>data set</source>
        <translation>데이터 세트</translation>
    </message>
    <message>
        <source>{title} ({form})</source>
        <translation>{title} ({form})</translation>
    </message>
    <message>
        <source>nearly equal: {name} and {other}</source>
        <translation>거의 같음: {name}, {other}</translation>
    </message>
    <message>
        <source>left out: {name}: {why}</source>
        <translation>제외: {name}: {why}</translation>
    </message>
    <message>
        <source>{count:,} pictures to learn from in {classes:,} classes, {size}, {color}, read as {kind}</source>
        <translation>학습할 이미지 {count:,}개, 클래스 {classes:,}개, {size}, {color}, 읽는 방식: {kind}</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>다운로드</translation>
    </message>
    <message>
        <source>License</source>
        <translation>라이선스</translation>
    </message>
    <message>
        <source>To be downloaded: {megabytes:,.0f} MB.</source>
        <translation>다운로드할 크기: {megabytes:,.0f} MB.</translation>
    </message>
    <message>
        <source>nearly equal: {count:,} more; --json lists all</source>
        <translation>거의 같음: {count:,}쌍 더 있음; 모두 보려면 --json</translation>
    </message>
    <message>
        <source>left out: {count:,} more; --json lists all</source>
        <translation>제외: {count:,}개 더 있음; 모두 보려면 --json</translation>
    </message>
    <message>
        <source>{classes}, and {count:,} more</source>
        <translation>{classes} 외 {count:,}개</translation>
    </message>
    <message>
        <source>{given:,} given: {learned:,} to learn from, {validation:,} for validation, {test:,} to test on, {left_out:,} left out</source>
        <translation>모두 {given:,}개: 학습 {learned:,}개, 검증 {validation:,}개, 테스트 {test:,}개, 제외 {left_out:,}개</translation>
    </message>
    <message>
        <source>{title}: {size} freed.</source>
        <translation>{title}: {size}을(를) 비웠습니다.</translation>
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
        <source>pictures</source>
        <translation>이미지</translation>
    </message>
    <message>
        <source>All {count:,} pictures were learned by these weights, so they say nothing of new pictures. Name pictures that were not learned.</source>
        <translation>이미지 {count:,}개를 이 가중치가 모두 학습했으므로 새 이미지에 대해 아무것도 말해 주지 않습니다. 학습하지 않은 이미지를 지정하세요.</translation>
    </message>
    <message>
        <source>1 picture was learned by these weights and is not measured.</source>
        <translation>이 가중치가 학습한 이미지 1개는 측정하지 않습니다.</translation>
    </message>
    <message>
        <source>{count:,} pictures were learned by these weights and are not measured.</source>
        <translation>이 가중치가 학습한 이미지 {count:,}개는 측정하지 않습니다.</translation>
    </message>
    <message>
        <source>By {count:,} of the measured pictures these weights were chosen among those of all epochs: for new pictures the figures will be a little lower.</source>
        <translation>측정한 이미지 가운데 {count:,}개는 여러 에포크에서 이 가중치를 고르는 데 쓰였으므로 새 이미지에서는 수치가 조금 낮아집니다.</translation>
    </message>
    <message>
        <source>{name} on {data} ({device})</source>
        <translation>{name}, 데이터: {data} ({device})</translation>
    </message>
    <message>
        <source>Accuracy {accuracy:.2%}, with 95 % certainty between {low:.2%} and {high:.2%}</source>
        <translation>정확도 {accuracy:.2%}, 95 % 신뢰 구간 {low:.2%}~{high:.2%}</translation>
    </message>
    <message>
        <source>Among the five most probable {share:.2%}</source>
        <translation>상위 5개 안에 {share:.2%}</translation>
    </message>
    <message>
        <source>Loss {loss:.4f}, calibration error {error:.4f}</source>
        <translation>손실 {loss:.4f}, 보정 오차 {error:.4f}</translation>
    </message>
    <message>
        <source>class</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>precision</source>
        <translation>정밀도</translation>
    </message>
    <message>
        <source>recall</source>
        <translation>재현율</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>true ↓  answer →</source>
        <translation>정답 ↓  결과 →</translation>
    </message>
    <message>
        <source>sure from</source>
        <translation>확실 기준</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>답한 비율</translation>
    </message>
    <message>
        <source>of these wrong</source>
        <translation>그중 오답</translation>
    </message>
    <message>
        <source>All of these pictures were learned by the weights: there are no figures to write.</source>
        <translation>이 가중치가 이 이미지를 모두 학습했으므로 적을 수치가 없습니다.</translation>
    </message>
    <message>
        <source>Read by {names}.</source>
        <translation>읽은 인식기: {names}.</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>내려받는 중</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>확인하는 중</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>기다리는 중</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>연결하는 중…</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>멈췄습니다.</translation>
    </message>
    <message>
        <source>Stopped. {size} MB are kept for {days} days; the same command goes on.</source>
        <translation>멈췄습니다. 받은 {size} MB는 {days}일 동안 보관되며, 같은 명령으로 이어받습니다.</translation>
    </message>
</context>
<context>
    <name>facts</name>
    <message>
        <source>A LeNet grown to 60 million weights learns from a million photos on two graphics cards. Rectifiers make it learn fast enough, dropout keeps it from learning by heart.</source>
        <translation>가중치 6천만 개로 커진 LeNet이 그래픽 카드 두 장에서 사진 백만 장을 배웁니다. ReLU 덕분에 충분히 빨리 배우고, 드롭아웃은 학습 데이터를 외우지 못하게 합니다.</translation>
    </message>
    <message>
        <source>60 million</source>
        <translation>6천만</translation>
    </message>
    <message>
        <source>the paper: one network, ILSVRC-2012 validation</source>
        <translation>논문: 신경망 하나, ILSVRC-2012 검증 세트</translation>
    </message>
    <message>
        <source>Won 2012 with 15.3 % top-5 error (seven networks); the second had 26.2 %.</source>
        <translation>2012년 우승, 상위 5개 오류율 15.3 %(신경망 일곱 개). 2위는 26.2 %였습니다.</translation>
    </message>
    <message>
        <source>Three 5×5 convolutions with overlapping pooling and response normalization, after its author's own network for CIFAR-10 (cuda-convnet).</source>
        <translation>5×5 합성곱 세 개에 겹치는 풀링과 국소 반응 정규화를 쓴 형태로, 저자가 CIFAR-10용으로 만든 신경망(cuda-convnet)을 따릅니다.</translation>
    </message>
    <message>
        <source>AlexNet as a single tower, without its two halves and without response normalization. It is what most programs, torchvision among them, call AlexNet today.</source>
        <translation>둘로 나뉜 구조와 국소 반응 정규화를 없앤 한 갈래짜리 AlexNet입니다. 오늘날 torchvision을 비롯한 대부분의 프로그램이 AlexNet이라고 부르는 것입니다.</translation>
    </message>
    <message>
        <source>The same five convolutions and three dense layers at about a third of the width, with 5×5 first filters of stride 1.</source>
        <translation>같은 합성곱 다섯 개와 완전 연결 층 세 개를 3분의 1쯤의 너비로 줄이고, 첫 필터를 5×5, 스트라이드 1로 한 형태입니다.</translation>
    </message>
    <message>
        <source>Each layer sees the maps of all layers before it and adds a few of its own. Nothing has to be learned twice, so it needs far fewer weights than a ResNet as good.</source>
        <translation>각 층은 앞선 모든 층의 특징 맵을 보고 자기 것을 몇 장 보탭니다. 같은 것을 두 번 배울 필요가 없어서, 같은 성능의 ResNet보다 가중치가 훨씬 적게 듭니다.</translation>
    </message>
    <message>
        <source>DenseNet-BC for small pictures, section 3 of the paper: three blocks, growth 12; 22 layers (the paper begins with 40).</source>
        <translation>논문 3절의 작은 이미지용 DenseNet-BC: 블록 세 개, 성장률 12, 22층(논문은 40층부터).</translation>
    </message>
    <message>
        <source>DenseNet-BC for small pictures, section 3 of the paper: three blocks, growth 32 (the wide one) behind a stem that pools; 28 layers (the paper begins with 40).</source>
        <translation>논문 3절의 작은 이미지용 DenseNet-BC: 풀링하는 줄기 뒤에 블록 세 개, 성장률 32(넓은 형태), 28층(논문은 40층부터).</translation>
    </message>
    <message>
        <source>DenseNet-BC for small pictures, section 3 of the paper: three blocks, growth 12; 28 layers (the paper begins with 40).</source>
        <translation>논문 3절의 작은 이미지용 DenseNet-BC: 블록 세 개, 성장률 12, 28층(논문은 40층부터).</translation>
    </message>
    <message>
        <source>DenseNet-BC-40 with growth 12 for small pictures, sections 3 and 4 of the paper.</source>
        <translation>논문 3·4절의 작은 이미지용 DenseNet-BC-40, 성장률 12.</translation>
    </message>
    <message>
        <source>Filters of 1×1, 3×3 and 5×5 look at the same maps side by side, and 1×1 filters before them keep that cheap. It is deeper than VGG with a twentieth of the weights.</source>
        <translation>1×1, 3×3, 5×5 필터가 같은 특징 맵을 나란히 보고, 그 앞의 1×1 필터가 계산량을 줄입니다. VGG보다 깊으면서 가중치는 20분의 1입니다.</translation>
    </message>
    <message>
        <source>the paper: one network, ILSVRC-2014 validation</source>
        <translation>논문: 신경망 하나, ILSVRC-2014 검증 세트</translation>
    </message>
    <message>
        <source>Won 2014 with 6.67 % top-5 error (seven networks, 144 crops).</source>
        <translation>2014년 우승, 상위 5개 오류율 6.67 %(신경망 일곱 개, 크롭 144개).</translation>
    </message>
    <message>
        <source>The same nine modules with a quarter of the maps behind a reduced stem (3×3, stride 1, one pooling less), without auxiliary classifiers.</source>
        <translation>줄인 줄기(3×3, 스트라이드 1, 풀링 하나 적음) 뒤에 특징 맵을 4분의 1로 줄인 같은 모듈 아홉 개를 둔 형태로, 보조 분류기가 없습니다.</translation>
    </message>
    <message>
        <source>GoogLeNet as torchvision has it: batch normalization behind each convolution, no response normalization. Its “5×5” filters are 3×3, a known slip that its published weights depend on.</source>
        <translation>torchvision의 GoogLeNet입니다. 합성곱마다 배치 정규화가 있고 국소 반응 정규화는 없습니다. “5×5” 필터가 실제로는 3×3인데, 잘 알려진 실수이지만 공개된 가중치가 이에 맞춰져 있습니다.</translation>
    </message>
    <message>
        <source>The same nine modules with a quarter of the maps behind a reduced stem (3×3, stride 1, one pooling less).</source>
        <translation>줄인 줄기(3×3, 스트라이드 1, 풀링 하나 적음) 뒤에 특징 맵을 4분의 1로 줄인 같은 모듈 아홉 개를 둔 형태입니다.</translation>
    </message>
    <message>
        <source>None: Inkling's own network for handwriting</source>
        <translation>논문 없음: 손글씨용으로 만든 Inkling의 신경망</translation>
    </message>
    <message>
        <source>LeNet-5's plan with batch normalization, ReLU and largest values, sized to learn fast on a CPU. A last 2×2 summary keeps top and bottom apart, where 6 and 9 differ.</source>
        <translation>LeNet-5의 설계에 배치 정규화, ReLU, 최댓값 풀링을 더하고 CPU에서 빨리 배우도록 크기를 맞췄습니다. 마지막 2×2 요약이 위와 아래를 구분하는데, 6과 9는 바로 거기가 다릅니다.</translation>
    </message>
    <message>
        <source>Its only form, for small pictures.</source>
        <translation>작은 이미지용의 유일한 형태입니다.</translation>
    </message>
    <message>
        <source>Learned 5×5 filters, shared over the whole picture, replace features designed by hand. Averaging between them makes the answer tolerate small shifts.</source>
        <translation>사람이 설계하던 특징 대신, 이미지 전체가 공유하는 5×5 필터를 학습합니다. 그 사이의 평균 풀링 덕분에 조금 밀린 글자도 알아봅니다.</translation>
    </message>
    <message>
        <source>Its only form: 32×32, as in the paper.</source>
        <translation>유일한 형태: 논문과 같은 32×32.</translation>
    </message>
    <message>
        <source>The network of the paper: each C3 map sees only some S2 maps, and subsampling has weights of its own. Its outputs measure the distance to drawn 7×12 digits instead of scoring classes.</source>
        <translation>논문 그대로의 신경망입니다. C3의 각 특징 맵은 S2의 일부만 보고, 서브샘플링에도 가중치가 있습니다. 출력은 클래스 점수가 아니라 7×12로 그린 숫자까지의 거리입니다.</translation>
    </message>
    <message>
        <source>BSD 3-Clause (torchvision); trained on ImageNet, whose pictures are for non-commercial research</source>
        <translation>BSD 3-Clause(torchvision). ImageNet으로 학습했으며, 그 이미지는 비상업적 연구용입니다</translation>
    </message>
    <message>
        <source>Each pair of layers learns only the change to its input, which an identity shortcut carries past them. So gradients reach every layer, and deeper networks learn better instead of worse.</source>
        <translation>두 층마다 입력에 더할 변화(잔차)만 배우고, 입력 자체는 지름길로 그대로 지나갑니다. 그래서 기울기가 모든 층에 닿고, 깊을수록 나빠지는 대신 좋아집니다.</translation>
    </message>
    <message>
        <source>ResNet-20: 6n+2 layers with n = 3 for small pictures, as in section 4.2 of the paper.</source>
        <translation>ResNet-20: 논문 4.2절의 작은 이미지용 6n+2층, n = 3.</translation>
    </message>
    <message>
        <source>0.27 million</source>
        <translation>27만</translation>
    </message>
    <message>
        <source>Its only form: 6n+2 layers with n = 3 for small pictures, as in section 4.2 of the paper.</source>
        <translation>유일한 형태: 논문 4.2절의 작은 이미지용 6n+2층, n = 3.</translation>
    </message>
    <message>
        <source>Each shortcut carries past three layers, of which the first makes the maps fewer and the last more again. These bottlenecks keep 50 layers as cheap as 34 without them.</source>
        <translation>지름길 하나가 세 층을 건너뜁니다. 첫 층은 특징 맵의 수를 줄이고 마지막 층은 다시 늘립니다. 이 병목 구조 덕분에 50층이 병목 없는 34층만큼만 계산합니다.</translation>
    </message>
    <message>
        <source>torchvision (V1)</source>
        <translation>torchvision (V1)</translation>
    </message>
    <message>
        <source>ResNet-56: 6n+2 layers with n = 9 for small pictures, as in section 4.2 of the paper.</source>
        <translation>ResNet-56: 논문 4.2절의 작은 이미지용 6n+2층, n = 9.</translation>
    </message>
    <message>
        <source>Its only form: 6n+2 layers with n = 1, after section 4.2 of the paper (there n ≥ 3).</source>
        <translation>유일한 형태: 논문 4.2절을 따른 6n+2층, n = 1(논문은 n ≥ 3).</translation>
    </message>
    <message>
        <source>ResNet-32: 6n+2 layers with n = 5 for small pictures, as in section 4.2 of the paper.</source>
        <translation>ResNet-32: 논문 4.2절의 작은 이미지용 6n+2층, n = 5.</translation>
    </message>
    <message>
        <source>ResNet-110: 6n+2 layers with n = 18 for small pictures, as in section 4.2 of the paper.</source>
        <translation>ResNet-110: 논문 4.2절의 작은 이미지용 6n+2층, n = 18.</translation>
    </message>
    <message>
        <source>Won 2015 with 3.57 % top-5 error (six networks, two of them of 152 layers).</source>
        <translation>2015년 우승, 상위 5개 오류율 3.57 %(신경망 여섯 개, 그중 둘은 152층).</translation>
    </message>
    <message>
        <source>6n+2 layers with n = 25 for small pictures, after section 4.2 of the paper (there n = 18 and 200).</source>
        <translation>논문 4.2절을 따른 작은 이미지용 6n+2층, n = 25(논문은 n = 18과 200).</translation>
    </message>
    <message>
        <source>The same five blocks of 3×3 convolutions at half of the width with one dense layer, after S. Liu and W. Deng's VGG for CIFAR-10 (ACPR 2015).</source>
        <translation>3×3 합성곱 블록 다섯 개를 절반 너비로 하고 완전 연결 층을 하나만 둔 형태로, S. Liu와 W. Deng의 CIFAR-10용 VGG(ACPR 2015)를 따릅니다.</translation>
    </message>
    <message>
        <source>Nothing but 3×3 filters: two in a row see as much as one of 5×5, with fewer weights and one more rectifier. So simple a design can be made deep, and the deeper ones are better.</source>
        <translation>3×3 필터만 씁니다. 두 개를 이으면 5×5 하나만큼 넓게 보면서 가중치는 적고 ReLU는 하나 더 많습니다. 이렇게 단순한 설계는 깊게 쌓을 수 있고, 깊을수록 좋습니다.</translation>
    </message>
    <message>
        <source>Second in 2014 with 7.3 % top-5 error (seven networks); first in localization.</source>
        <translation>2014년 2위, 상위 5개 오류율 7.3 %(신경망 일곱 개). 위치 찾기 부문은 1위.</translation>
    </message>
    <message>
        <source>Maps are projected back into the picture, so that one sees what a network has learned to look for. What that showed of AlexNet's first layers led to smaller filters and strides there.</source>
        <translation>특징 맵을 이미지로 되돌려서 신경망이 무엇을 찾도록 배웠는지 보여 줍니다. AlexNet의 앞쪽 층에서 드러난 약점 때문에 그곳의 필터와 스트라이드를 줄였습니다.</translation>
    </message>
    <message>
        <source>14.8 % top-5 error with six networks, after 2013; that year's winner was its first author's company.</source>
        <translation>상위 5개 오류율 14.8 %(신경망 여섯 개, 2013년 이후의 기록). 그해 우승은 제1저자의 회사가 차지했습니다.</translation>
    </message>
    <message>
        <source>The same five convolutions and three dense layers at about a third of the width, with 3×3 first filters of stride 1.</source>
        <translation>같은 합성곱 다섯 개와 완전 연결 층 세 개를 3분의 1쯤의 너비로 줄이고, 첫 필터를 3×3, 스트라이드 1로 한 형태입니다.</translation>
    </message>
    <message>
        <source>VGG-11 with batch normalization (Ioffe and Szegedy, 2015) behind each convolution. It learns several times faster, from any start, and ends a little better.</source>
        <translation>합성곱마다 배치 정규화(Ioffe·Szegedy, 2015)를 넣은 VGG-11입니다. 어디서 시작하든 몇 배 빨리 배우고 결과도 조금 낫습니다.</translation>
    </message>
    <message>
        <source>VGG-13 with batch normalization (Ioffe and Szegedy, 2015) behind each convolution. It learns several times faster, from any start, and ends a little better.</source>
        <translation>합성곱마다 배치 정규화(Ioffe·Szegedy, 2015)를 넣은 VGG-13입니다. 어디서 시작하든 몇 배 빨리 배우고 결과도 조금 낫습니다.</translation>
    </message>
    <message>
        <source>VGG-16 with batch normalization (Ioffe and Szegedy, 2015) behind each convolution. It learns several times faster, from any start, and ends a little better.</source>
        <translation>합성곱마다 배치 정규화(Ioffe·Szegedy, 2015)를 넣은 VGG-16입니다. 어디서 시작하든 몇 배 빨리 배우고 결과도 조금 낫습니다.</translation>
    </message>
    <message>
        <source>VGG-19 with batch normalization (Ioffe and Szegedy, 2015) behind each convolution. It learns several times faster, from any start, and ends a little better.</source>
        <translation>합성곱마다 배치 정규화(Ioffe·Szegedy, 2015)를 넣은 VGG-19입니다. 어디서 시작하든 몇 배 빨리 배우고 결과도 조금 낫습니다.</translation>
    </message>
    <message>
        <source>A picture of {size}×{size} is too small; {least}×{least} is the least.</source>
        <translation>{size}×{size} 이미지는 너무 작습니다. {least}×{least} 이상이어야 합니다.</translation>
    </message>
    <message>
        <source>{title} was made for small pictures; it has no full form.</source>
        <translation>{title}: 작은 이미지용 신경망이라 논문 원본 형태가 없습니다.</translation>
    </message>
    <message>
        <source>A picture of {size}×{size} is too small for {title} in its full form; {least}×{least} is the least. The small form takes it.</source>
        <translation>{size}×{size} 이미지는 {title}의 논문 원본 형태에 너무 작습니다. {least}×{least} 이상이어야 합니다. 소형에는 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>LeNet-5 sees pictures of {side}×{side}, not {size}×{size}.</source>
        <translation>LeNet-5에는 {size}×{size} 대신 {side}×{side} 이미지를 넣어야 합니다.</translation>
    </message>
    <message>
        <source>LeNet-5 of 1998 knows at most ten classes and gray pictures: its outputs are drawn digits.</source>
        <translation>1998년의 LeNet-5는 클래스 열 개까지와 흑백 이미지만 다룹니다. 출력이 손으로 그린 숫자이기 때문입니다.</translation>
    </message>
    <message>
        <source>AlexNet (2012, to the letter)</source>
        <translation>AlexNet(2012, 논문 그대로)</translation>
    </message>
    <message>
        <source>GoogLeNet (2014, to the letter)</source>
        <translation>GoogLeNet(2014, 논문 그대로)</translation>
    </message>
    <message>
        <source>LeNet-5 (modern form)</source>
        <translation>LeNet-5(오늘날의 형태)</translation>
    </message>
    <message>
        <source>LeNet-5 (1998, to the letter)</source>
        <translation>LeNet-5(1998, 논문 그대로)</translation>
    </message>
    <message>
        <source>dense</source>
        <translation>완전 연결</translation>
    </message>
    <message>
        <source>stride {stride}</source>
        <translation>스트라이드 {stride}</translation>
    </message>
    <message>
        <source>{groups} groups</source>
        <translation>그룹 {groups}개</translation>
    </message>
    <message>
        <source>Subsampling</source>
        <translation>서브샘플링</translation>
    </message>
    <message>
        <source>Table convolution</source>
        <translation>연결표 합성곱</translation>
    </message>
    <message>
        <source>Inception</source>
        <translation>인셉션</translation>
    </message>
    <message>
        <source>Residual</source>
        <translation>잔차</translation>
    </message>
    <message>
        <source>Bottleneck</source>
        <translation>병목</translation>
    </message>
    <message>
        <source>Basic block</source>
        <translation>기본 블록</translation>
    </message>
    <message>
        <source>Dense layer</source>
        <translation>밀집 층</translation>
    </message>
    <message>
        <source>the paper</source>
        <translation>논문</translation>
    </message>
    <message>
        <source>VGG-11 with batch normalization</source>
        <translation>배치 정규화를 쓴 VGG-11</translation>
    </message>
    <message>
        <source>VGG-13 with batch normalization</source>
        <translation>배치 정규화를 쓴 VGG-13</translation>
    </message>
    <message>
        <source>VGG-16 with batch normalization</source>
        <translation>배치 정규화를 쓴 VGG-16</translation>
    </message>
    <message>
        <source>VGG-19 with batch normalization</source>
        <translation>배치 정규화를 쓴 VGG-19</translation>
    </message>
</context>
<context>
    <name>datasets</name>
    <message>
        <source>Handwriting</source>
        <translation>손글씨</translation>
    </message>
    <message>
        <source>EMNIST Letters</source>
        <translation>EMNIST 글자</translation>
    </message>
    <message>
        <source>EMNIST Balanced</source>
        <translation>EMNIST 균형</translation>
    </message>
    <message>
        <source>Kuzushiji-MNIST</source>
        <translation>쿠즈시지-MNIST</translation>
    </message>
    <message>
        <source>MNIST</source>
        <translation>MNIST</translation>
    </message>
    <message>
        <source>Fashion-MNIST</source>
        <translation>Fashion-MNIST</translation>
    </message>
    <message>
        <source>CIFAR-10</source>
        <translation>CIFAR-10</translation>
    </message>
    <message>
        <source>CIFAR-100</source>
        <translation>CIFAR-100</translation>
    </message>
    <message>
        <source>SVHN</source>
        <translation>SVHN</translation>
    </message>
    <message>
        <source>Imagenette 160</source>
        <translation>Imagenette 160</translation>
    </message>
    <message>
        <source>Imagenette 320</source>
        <translation>Imagenette 320</translation>
    </message>
    <message>
        <source>70,000 digits by American high-school students and census employees; where all of this began.</source>
        <translation>미국의 고등학생과 인구조사국 직원이 쓴 숫자 70,000개. 모든 것이 여기서 시작되었습니다.</translation>
    </message>
    <message>
        <source>MNIST, and strokes of many hands and styles drawn with pens of every width, as on the canvas; letters and scribbles are “not a digit”.</source>
        <translation>MNIST에, 여러 사람과 글씨체의 획을 캔버스에서처럼 온갖 굵기의 펜으로 그린 것을 더했습니다. 글자와 낙서는 “숫자가 아님”입니다.</translation>
    </message>
    <message>
        <source>70,000 gray pictures of clothes, shoes and bags: as small as MNIST, and harder.</source>
        <translation>옷, 신발, 가방의 흑백 이미지 70,000개. MNIST만큼 작고 더 어렵습니다.</translation>
    </message>
    <message>
        <source>70,000 characters of ten kinds from Japanese books of the 17th to 19th century, in cursive.</source>
        <translation>17~19세기 일본 책에 흘려 쓴 글자 열 가지, 70,000개.</translation>
    </message>
    <message>
        <source>145,600 handwritten letters, capital and small ones together: 26 classes.</source>
        <translation>손으로 쓴 글자 145,600개. 대문자와 소문자를 합쳐 26개 클래스입니다.</translation>
    </message>
    <message>
        <source>131,600 handwritten digits and letters; letters that look alike capital and small are one class.</source>
        <translation>손으로 쓴 숫자와 글자 131,600개. 대문자와 소문자의 모양이 비슷한 글자는 한 클래스입니다.</translation>
    </message>
    <message>
        <source>60,000 small color photos of ten kinds of animals and vehicles, on which networks are compared.</source>
        <translation>동물과 탈것 열 가지의 작은 컬러 사진 60,000장. 신경망을 비교할 때 씁니다.</translation>
    </message>
    <message>
        <source>60,000 small color photos of a hundred kinds of things, 500 of each to learn from.</source>
        <translation>사물 백 가지의 작은 컬러 사진 60,000장. 종류마다 500장을 학습에 씁니다.</translation>
    </message>
    <message>
        <source>99,289 digits of house numbers in street photos, in color, with their neighbors at the sides.</source>
        <translation>거리 사진 속 집 번호의 숫자 99,289개. 컬러이고 양옆에 이웃 숫자가 보입니다.</translation>
    </message>
    <message>
        <source>13,394 photos of ten easily told kinds from ImageNet, 160 pixels on the short side.</source>
        <translation>ImageNet에서 쉽게 구별되는 열 가지의 사진 13,394장. 짧은 변이 160픽셀입니다.</translation>
    </message>
    <message>
        <source>13,394 photos of ten easily told kinds from ImageNet, 320 pixels on the short side.</source>
        <translation>ImageNet에서 쉽게 구별되는 열 가지의 사진 13,394장. 짧은 변이 320픽셀입니다.</translation>
    </message>
    <message>
        <source>CC BY-SA 3.0, Yann LeCun and Corinna Cortes</source>
        <translation>CC BY-SA 3.0, Yann LeCun과 Corinna Cortes</translation>
    </message>
    <message>
        <source>CC BY-SA 3.0, Yann LeCun and Corinna Cortes; with a file of pen strokes also that file's</source>
        <translation>CC BY-SA 3.0, Yann LeCun과 Corinna Cortes. 펜 획 파일을 쓰면 그 파일의 라이선스도 따릅니다</translation>
    </message>
    <message>
        <source>MIT, Zalando SE</source>
        <translation>MIT, Zalando SE</translation>
    </message>
    <message>
        <source>CC BY-SA 4.0, ROIS-DS Center for Open Data in the Humanities</source>
        <translation>CC BY-SA 4.0, ROIS-DS 인문학 오픈데이터 센터</translation>
    </message>
    <message>
        <source>no license stated; made from NIST Special Database 19, cite Cohen et al. 2017</source>
        <translation>명시된 라이선스 없음. NIST Special Database 19로 만들었습니다. Cohen et al. 2017을 인용하세요</translation>
    </message>
    <message>
        <source>no license stated; cite A. Krizhevsky 2009</source>
        <translation>명시된 라이선스 없음. A. Krizhevsky 2009를 인용하세요</translation>
    </message>
    <message>
        <source>for non-commercial use only; cite Netzer et al. 2011</source>
        <translation>비상업적 용도로만 쓸 수 있습니다. Netzer et al. 2011을 인용하세요</translation>
    </message>
    <message>
        <source>Apache 2.0, fast.ai; the photos are those of ImageNet</source>
        <translation>Apache 2.0, fast.ai. 사진은 ImageNet의 것입니다</translation>
    </message>
    <message>
        <source>not a digit</source>
        <translation>숫자가 아님</translation>
    </message>
    <message>
        <source>T-shirt/top</source>
        <translation>티셔츠/상의</translation>
    </message>
    <message>
        <source>Trouser</source>
        <translation>바지</translation>
    </message>
    <message>
        <source>Pullover</source>
        <translation>풀오버</translation>
    </message>
    <message>
        <source>Dress</source>
        <translation>원피스</translation>
    </message>
    <message>
        <source>Coat</source>
        <translation>코트</translation>
    </message>
    <message>
        <source>Sandal</source>
        <translation>샌들</translation>
    </message>
    <message>
        <source>Shirt</source>
        <translation>셔츠</translation>
    </message>
    <message>
        <source>Sneaker</source>
        <translation>운동화</translation>
    </message>
    <message>
        <source>Bag</source>
        <translation>가방</translation>
    </message>
    <message>
        <source>Ankle boot</source>
        <translation>앵클부츠</translation>
    </message>
    <message>
        <source>airplane</source>
        <translation>비행기</translation>
    </message>
    <message>
        <source>automobile</source>
        <translation>자동차</translation>
    </message>
    <message>
        <source>bird</source>
        <translation>새</translation>
    </message>
    <message>
        <source>cat</source>
        <translation>고양이</translation>
    </message>
    <message>
        <source>deer</source>
        <translation>사슴</translation>
    </message>
    <message>
        <source>dog</source>
        <translation>개</translation>
    </message>
    <message>
        <source>frog</source>
        <translation>개구리</translation>
    </message>
    <message>
        <source>horse</source>
        <translation>말</translation>
    </message>
    <message>
        <source>ship</source>
        <translation>배</translation>
    </message>
    <message>
        <source>truck</source>
        <translation>트럭</translation>
    </message>
    <message>
        <source>apple</source>
        <translation>사과</translation>
    </message>
    <message>
        <source>aquarium_fish</source>
        <translation>관상어</translation>
    </message>
    <message>
        <source>baby</source>
        <translation>아기</translation>
    </message>
    <message>
        <source>bear</source>
        <translation>곰</translation>
    </message>
    <message>
        <source>beaver</source>
        <translation>비버</translation>
    </message>
    <message>
        <source>bed</source>
        <translation>침대</translation>
    </message>
    <message>
        <source>bee</source>
        <translation>벌</translation>
    </message>
    <message>
        <source>beetle</source>
        <translation>딱정벌레</translation>
    </message>
    <message>
        <source>bicycle</source>
        <translation>자전거</translation>
    </message>
    <message>
        <source>bottle</source>
        <translation>병</translation>
    </message>
    <message>
        <source>bowl</source>
        <translation>사발</translation>
    </message>
    <message>
        <source>boy</source>
        <translation>남자아이</translation>
    </message>
    <message>
        <source>bridge</source>
        <translation>다리</translation>
    </message>
    <message>
        <source>bus</source>
        <translation>버스</translation>
    </message>
    <message>
        <source>butterfly</source>
        <translation>나비</translation>
    </message>
    <message>
        <source>camel</source>
        <translation>낙타</translation>
    </message>
    <message>
        <source>can</source>
        <translation>캔</translation>
    </message>
    <message>
        <source>castle</source>
        <translation>성</translation>
    </message>
    <message>
        <source>caterpillar</source>
        <translation>애벌레</translation>
    </message>
    <message>
        <source>cattle</source>
        <translation>소</translation>
    </message>
    <message>
        <source>chair</source>
        <translation>의자</translation>
    </message>
    <message>
        <source>chimpanzee</source>
        <translation>침팬지</translation>
    </message>
    <message>
        <source>clock</source>
        <translation>시계</translation>
    </message>
    <message>
        <source>cloud</source>
        <translation>구름</translation>
    </message>
    <message>
        <source>cockroach</source>
        <translation>바퀴벌레</translation>
    </message>
    <message>
        <source>couch</source>
        <translation>소파</translation>
    </message>
    <message>
        <source>crab</source>
        <translation>게</translation>
    </message>
    <message>
        <source>crocodile</source>
        <translation>악어</translation>
    </message>
    <message>
        <source>cup</source>
        <translation>컵</translation>
    </message>
    <message>
        <source>dinosaur</source>
        <translation>공룡</translation>
    </message>
    <message>
        <source>dolphin</source>
        <translation>돌고래</translation>
    </message>
    <message>
        <source>elephant</source>
        <translation>코끼리</translation>
    </message>
    <message>
        <source>flatfish</source>
        <translation>넙치</translation>
    </message>
    <message>
        <source>forest</source>
        <translation>숲</translation>
    </message>
    <message>
        <source>fox</source>
        <translation>여우</translation>
    </message>
    <message>
        <source>girl</source>
        <translation>여자아이</translation>
    </message>
    <message>
        <source>hamster</source>
        <translation>햄스터</translation>
    </message>
    <message>
        <source>house</source>
        <translation>집</translation>
    </message>
    <message>
        <source>kangaroo</source>
        <translation>캥거루</translation>
    </message>
    <message>
        <source>keyboard</source>
        <translation>키보드</translation>
    </message>
    <message>
        <source>lamp</source>
        <translation>램프</translation>
    </message>
    <message>
        <source>lawn_mower</source>
        <translation>잔디깎이</translation>
    </message>
    <message>
        <source>leopard</source>
        <translation>표범</translation>
    </message>
    <message>
        <source>lion</source>
        <translation>사자</translation>
    </message>
    <message>
        <source>lizard</source>
        <translation>도마뱀</translation>
    </message>
    <message>
        <source>lobster</source>
        <translation>바닷가재</translation>
    </message>
    <message>
        <source>man</source>
        <translation>남자</translation>
    </message>
    <message>
        <source>maple_tree</source>
        <translation>단풍나무</translation>
    </message>
    <message>
        <source>motorcycle</source>
        <translation>오토바이</translation>
    </message>
    <message>
        <source>mountain</source>
        <translation>산</translation>
    </message>
    <message>
        <source>mouse</source>
        <translation>생쥐</translation>
    </message>
    <message>
        <source>mushroom</source>
        <translation>버섯</translation>
    </message>
    <message>
        <source>oak_tree</source>
        <translation>참나무</translation>
    </message>
    <message>
        <source>orange</source>
        <translation>오렌지</translation>
    </message>
    <message>
        <source>orchid</source>
        <translation>난초</translation>
    </message>
    <message>
        <source>otter</source>
        <translation>수달</translation>
    </message>
    <message>
        <source>palm_tree</source>
        <translation>야자나무</translation>
    </message>
    <message>
        <source>pear</source>
        <translation>배(과일)</translation>
    </message>
    <message>
        <source>pickup_truck</source>
        <translation>픽업트럭</translation>
    </message>
    <message>
        <source>pine_tree</source>
        <translation>소나무</translation>
    </message>
    <message>
        <source>plain</source>
        <translation>평야</translation>
    </message>
    <message>
        <source>plate</source>
        <translation>접시</translation>
    </message>
    <message>
        <source>poppy</source>
        <translation>양귀비</translation>
    </message>
    <message>
        <source>porcupine</source>
        <translation>호저</translation>
    </message>
    <message>
        <source>possum</source>
        <translation>주머니쥐</translation>
    </message>
    <message>
        <source>rabbit</source>
        <translation>토끼</translation>
    </message>
    <message>
        <source>raccoon</source>
        <translation>너구리</translation>
    </message>
    <message>
        <source>ray</source>
        <translation>가오리</translation>
    </message>
    <message>
        <source>road</source>
        <translation>도로</translation>
    </message>
    <message>
        <source>rocket</source>
        <translation>로켓</translation>
    </message>
    <message>
        <source>rose</source>
        <translation>장미</translation>
    </message>
    <message>
        <source>sea</source>
        <translation>바다</translation>
    </message>
    <message>
        <source>seal</source>
        <translation>물범</translation>
    </message>
    <message>
        <source>shark</source>
        <translation>상어</translation>
    </message>
    <message>
        <source>shrew</source>
        <translation>뒤쥐</translation>
    </message>
    <message>
        <source>skunk</source>
        <translation>스컹크</translation>
    </message>
    <message>
        <source>skyscraper</source>
        <translation>고층 건물</translation>
    </message>
    <message>
        <source>snail</source>
        <translation>달팽이</translation>
    </message>
    <message>
        <source>snake</source>
        <translation>뱀</translation>
    </message>
    <message>
        <source>spider</source>
        <translation>거미</translation>
    </message>
    <message>
        <source>squirrel</source>
        <translation>다람쥐</translation>
    </message>
    <message>
        <source>streetcar</source>
        <translation>전차</translation>
    </message>
    <message>
        <source>sunflower</source>
        <translation>해바라기</translation>
    </message>
    <message>
        <source>sweet_pepper</source>
        <translation>피망</translation>
    </message>
    <message>
        <source>table</source>
        <translation>탁자</translation>
    </message>
    <message>
        <source>tank</source>
        <translation>탱크</translation>
    </message>
    <message>
        <source>telephone</source>
        <translation>전화기</translation>
    </message>
    <message>
        <source>television</source>
        <translation>텔레비전</translation>
    </message>
    <message>
        <source>tiger</source>
        <translation>호랑이</translation>
    </message>
    <message>
        <source>tractor</source>
        <translation>트랙터</translation>
    </message>
    <message>
        <source>train</source>
        <translation>기차</translation>
    </message>
    <message>
        <source>trout</source>
        <translation>송어</translation>
    </message>
    <message>
        <source>tulip</source>
        <translation>튤립</translation>
    </message>
    <message>
        <source>turtle</source>
        <translation>거북</translation>
    </message>
    <message>
        <source>wardrobe</source>
        <translation>옷장</translation>
    </message>
    <message>
        <source>whale</source>
        <translation>고래</translation>
    </message>
    <message>
        <source>willow_tree</source>
        <translation>버드나무</translation>
    </message>
    <message>
        <source>wolf</source>
        <translation>늑대</translation>
    </message>
    <message>
        <source>woman</source>
        <translation>여자</translation>
    </message>
    <message>
        <source>worm</source>
        <translation>지렁이</translation>
    </message>
    <message>
        <source>tench</source>
        <translation>잉엇과 텐치</translation>
    </message>
    <message>
        <source>English springer</source>
        <translation>잉글리시 스프링어</translation>
    </message>
    <message>
        <source>cassette player</source>
        <translation>카세트 플레이어</translation>
    </message>
    <message>
        <source>chain saw</source>
        <translation>전기톱</translation>
    </message>
    <message>
        <source>church</source>
        <translation>교회</translation>
    </message>
    <message>
        <source>French horn</source>
        <translation>프렌치 호른</translation>
    </message>
    <message>
        <source>garbage truck</source>
        <translation>쓰레기 수거차</translation>
    </message>
    <message>
        <source>gas pump</source>
        <translation>주유기</translation>
    </message>
    <message>
        <source>golf ball</source>
        <translation>골프공</translation>
    </message>
    <message>
        <source>parachute</source>
        <translation>낙하산</translation>
    </message>
</context>
<context>
    <name>cards</name>
    <message>
        <source>{title}: {count:,} pictures</source>
        <translation>{title}: 이미지 {count:,}장</translation>
    </message>
    <message>
        <source>MIT, as Inkling. Trained on MNIST by Yann LeCun and Corinna Cortes (CC BY-SA 3.0).</source>
        <translation>Inkling과 같은 MIT. Yann LeCun과 Corinna Cortes의 MNIST로 학습(CC BY-SA 3.0).</translation>
    </message>
    <message>
        <source>Trained by “train --recipe resources/recipes/lenet5-mnist.json --seed 2”: the best of three seeds by validation.</source>
        <translation>“train --recipe resources/recipes/lenet5-mnist.json --seed 2”로 학습: 시드 세 개 가운데 검증 정확도가 가장 높은 것.</translation>
    </message>
    <message>
        <source>MNIST; pen strokes by 28 people (pendigits: E. Alpaydin, F. Alimoglu), traced MNIST, 92 styles of digits, letters and scribbles; three runs one after the other</source>
        <translation>MNIST; 28명의 펜 획(pendigits: E. Alpaydin, F. Alimoglu), 획으로 따라 그린 MNIST, 92가지 양식의 숫자, 글자와 낙서; 세 번의 실행을 차례로</translation>
    </message>
    <message>
        <source>Weights: MIT. Trained on MNIST (Y. LeCun, C. Cortes, CC BY-SA 3.0) and pendigits (E. Alpaydin, F. Alimoglu, CC BY 4.0).</source>
        <translation>가중치: MIT. MNIST(Y. LeCun, C. Cortes, CC BY-SA 3.0)와 pendigits(E. Alpaydin, F. Alimoglu, CC BY 4.0)로 학습.</translation>
    </message>
    <message>
        <source>Trained by three recipes one after the other: digits.json, digits-longer.json, digits-redrawn.json (see the README beside them). Writers 2 and 15 chose the best epoch and calibrated, they trained nothing.</source>
        <translation>세 학습 설정으로 차례로 학습: digits.json, digits-longer.json, digits-redrawn.json(옆의 README 참고). 필자 2와 15의 글씨는 최고 에포크를 고르고 보정하는 데만 썼고 학습에는 쓰지 않았습니다.</translation>
    </message>
</context>
</TS>
