"""The words of a report, in English and Korean. The English text is the key; what has no translation stays English."""

from collections.abc import Callable

Say = Callable[[str], str]

KOREAN: dict[str, str] = {
    "Report of a training run": "학습 보고서",
    "Comparison of {} runs": "학습 {}개 비교",
    "Race of {} networks": "신경망 {}개의 경주",
    "Made by Inkling {} on {}.": "Inkling {} 작성, {}.",
    "{} on {}": "{} · {}",
    "Result": "결과",
    "Right on {:,} of {:,} test pictures; with 95 % certainty between {} and {}.": (
        "테스트 이미지 {1:,}장 가운데 {0:,}장 정답. 95 % 신뢰 구간: {2} ~ {3}."
    ),
    "On held-out pictures, not on test pictures.": "테스트 이미지가 아닌 검증 이미지에서 잰 값입니다.",
    "This run has no result yet.": "아직 결과가 없습니다.",
    "This run took part in no training yet.": "아직 학습을 시작하지 않았습니다.",
    "Accuracy": "정확도",
    "Test accuracy": "테스트 정확도",
    "Held-out accuracy": "검증 정확도",
    "held out": "검증",
    "training": "학습",
    "Among the five most probable": "상위 5개 안에 정답",
    "Calibration error": "보정 오차",
    "Best epoch": "최고 에포크",
    "Epochs": "에포크",
    "Epoch": "에포크",
    "Loss": "손실",
    "Learning rate": "학습률",
    "Training time": "학습 시간",
    "Time": "시간",
    "Time in seconds": "시간(초)",
    "State": "상태",
    "finished": "완료",
    "stopped": "중지됨",
    "early": "조기 종료",
    "failed": "실패",
    "interrupted": "중단됨",
    "running": "학습 중",
    "Curves": "곡선",
    "Each class": "클래스별 결과",
    "Class": "클래스",
    "Pictures": "이미지",
    "Precision": "정밀도",
    "Recall": "재현율",
    "What was taken for what": "혼동 행렬",
    "true ↓, answer →": "실제 ↓, 결과 →",
    "Most often: {}.": "가장 많은 혼동: {}.",
    "{} as {} ({:,})": "{} → {} ({:,})",
    "How honest the probabilities are": "확률의 신뢰도",
    "Sure to": "확신 정도",
    "Right": "정답률",
    "Answers": "결과 수",
    "Gradient flow": "기울기 흐름",
    "Gradient norm": "기울기 크기",
    "Gradient norm at the first and the last record": "처음과 마지막 기록의 기울기 크기",
    "Change per step, as a share of the weights": "스텝당 변화(가중치 대비)",
    "Dead units": "죽은 유닛",
    "Depth, from the picture (0) to the answer (1)": "깊이, 이미지(0)에서 결과(1)까지",
    "Rows are layers from the picture to the answer. Where early rows are pale, little of the error reaches them: "
    "gradients vanish, and these layers hardly learn. Shortcuts (ResNet) and normalization keep the rows alike.": (
        "각 행은 이미지에서 결과까지의 층입니다. 앞쪽 행이 옅으면 오차가 거기까지 거의 전해지지 않아(기울기 소실) "
        "그 층들은 거의 배우지 못합니다. 지름길(ResNet)과 정규화는 행들을 고르게 합니다."
    ),
    "To repeat it": "다시 하기",
    "The command": "명령",
    "The recipe as a file, for train --recipe": "train --recipe 에 쓸 학습 설정 파일",
    "On the same machine and versions, with as many threads, the CPU gives the same numbers, bit for bit.": (
        "같은 컴퓨터와 버전, 같은 스레드 수라면 CPU에서는 비트까지 같은 값이 나옵니다."
    ),
    "This run was limited by time: how many steps fit into it differs at every run, and so do the numbers.": (
        "시간으로 제한된 학습입니다. 그 시간에 들어가는 스텝 수가 매번 달라 값도 조금씩 달라집니다."
    ),
    "A GPU adds numbers in an order of its own: figures agree closely, but not bit for bit.": (
        "GPU는 더하는 순서가 달라 값이 아주 비슷하지만 비트까지 같지는 않습니다."
    ),
    "This run was resumed {:,} times: to the same bits as without the interruptions.": (
        "이 학습은 {:,}번 이어서 했습니다. 쉬지 않고 한 것과 비트까지 같습니다."
    ),
    "Recipe": "학습 설정",
    "Network": "신경망",
    "Parameters": "매개변수",
    "Multiply-adds": "곱셈·덧셈",
    "Multiply-adds for one picture": "이미지 한 장의 곱셈·덧셈",
    "Data": "데이터",
    "Pictures to learn from": "학습 이미지",
    "Held-out pictures": "검증 이미지",
    "Test pictures": "테스트 이미지",
    "Classes": "클래스",
    "Left out": "제외됨",
    "Fingerprint of the data (SHA-256)": "데이터 지문(SHA-256)",
    "Machine": "컴퓨터",
    "Device": "장치",
    "Threads": "스레드",
    "Number format": "수 형식",
    "Versions": "버전",
    "Begun": "시작",
    "What was told": "알림",
    "Standings": "순위",
    "Run": "학습",
    "Accuracy and cost": "정확도와 비용",
    "Accuracy on held-out pictures": "검증 정확도",
    "Pairs": "두 신경망씩",
    "McNemar's exact test, on the test pictures that only one of the two got right. Below 5 % chance is an unlikely "
    "explanation.": (
        "맥니마 정확 검정: 둘 중 하나만 맞힌 테스트 이미지로 비교합니다. 5 % 미만이면 우연으로 보기 어렵습니다."
    ),
    "Only the first right": "앞만 정답",
    "Only the second right": "뒤만 정답",
    "p": "p",
    "clear": "뚜렷함",
    "may be chance": "우연일 수 있음",
    "All on the same data, {}, seed {}.": "같은 데이터, {}, 시드 {}.",
    "{:,} epochs each": "각 {:,} 에포크",
    "{} of training each": "각 {} 학습",
    "{:,} seconds": "{:,}초",
    "{:,} minutes": "{:,}분",
}  # fmt: skip


def words_for(language: str) -> Say:
    """The words of ``language`` ("ko", "ko_KR", "en"); English where there are none."""
    known = KOREAN if language.lower().startswith("ko") else {}
    return lambda english: known.get(english, english)
