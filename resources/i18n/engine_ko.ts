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
</context>
<context>
    <name>data</name>
</context>
<context>
    <name>download</name>
</context>
<context>
    <name>pictures</name>
</context>
<context>
    <name>ink</name>
</context>
<context>
    <name>weights</name>
</context>
<context>
    <name>library</name>
</context>
<context>
    <name>inference</name>
</context>
<context>
    <name>networks</name>
</context>
<context>
    <name>reading</name>
</context>
<context>
    <name>evaluation</name>
</context>
<context>
    <name>export</name>
</context>
<context>
    <name>handwriting</name>
</context>
<context>
    <name>hardware</name>
</context>
<context>
    <name>report</name>
</context>
<context>
    <name>service</name>
</context>
<context>
    <name>protocol</name>
</context>
<context>
    <name>training</name>
</context>
<context>
    <name>commands</name>
    <message>
        <source>There is no language “{language}” here. Choose one of: {known}.</source>
        <translation>“{language}” 언어는 없습니다. 다음 중에서 고르세요: {known}.</translation>
    </message>
</context>
<context>
    <name>facts</name>
</context>
<context>
    <name>datasets</name>
</context>
<context>
    <name>cards</name>
</context>
</TS>
