import pytest
import torch
from torch import nn

from engine.recipe import Recipe
from engine.training.setup import compute_plan
from engine.training.setup.compute_plan import choose_dtype
from engine.training.step import cuda_graph
from engine.training.step.cuda_graph import GraphedModule, capture_cuda_graph, is_worth_it
from engine.training.step.optimizer import optimizer_for
from engine.training.step.precision import Precision

INPUTS = torch.linspace(-1, 1, 8 * 4).view(8, 4)


def small_network():
    torch.manual_seed(2)
    return nn.Sequential(nn.Linear(4, 8), nn.BatchNorm1d(8), nn.ReLU(), nn.Dropout(0.2), nn.Linear(8, 2))


def trained(dtype, scale=1.0):
    network = small_network()
    optimizer = optimizer_for(network, Recipe(optimizer="sgd", momentum=0.0, learning_rate=0.1))
    precision = Precision(dtype, "cpu")
    for _ in range(3):
        optimizer.zero_grad()
        with precision.autocast():
            loss = network(INPUTS).float().square().mean() * scale
        precision.backward(loss)
        precision.step(optimizer, network, largest_norm=1.0)
    return network, precision


def test_that_scaled_float16_learns_nearly_as_float32():
    exact, _ = trained("float32")
    coarse, precision = trained("float16")
    for one, other in zip(exact.parameters(), coarse.parameters(), strict=True):
        assert one.dtype == other.dtype == torch.float32
        assert torch.allclose(one, other, atol=5e-3)
    assert precision.state()


def test_that_a_step_whose_gradients_are_not_finite_is_left_out_and_the_scale_becomes_smaller():
    network, precision = trained("float16", scale=1e36)
    untouched = small_network()
    assert all(torch.equal(a, b) for a, b in zip(network.parameters(), untouched.parameters(), strict=True))
    state = precision.state()
    assert state is not None
    assert state["scale"] < 65536


def test_that_the_scale_goes_on_after_a_resume():
    _, precision = trained("float16", scale=1e36)
    resumed = Precision("float16", "cpu")
    resumed.restore(precision.state())
    assert resumed.state() == precision.state()
    assert Precision("float32", "cpu").state() is None


def test_that_a_captured_pass_leaves_statistics_gradients_and_chance_as_they_were():
    network = small_network()
    before = {name: value.clone() for name, value in network.state_dict().items()}
    chance = torch.get_rng_state()

    def capture(module, inputs):
        for _ in range(3):  # as a CUDA graph warms up
            module(inputs).sum().backward()
        return module

    graph, note = capture_cuda_graph(network, INPUTS, Precision("float32", "cpu"), measure=False, capture=capture)
    assert isinstance(graph, GraphedModule)
    assert note == ""
    assert torch.equal(torch.get_rng_state(), chance)
    assert all(torch.equal(before[name], value) for name, value in network.state_dict().items())
    assert all(parameter.grad is None for parameter in network.parameters())
    torch.manual_seed(7)
    plain = network(INPUTS)
    torch.manual_seed(7)
    assert torch.equal(graph(INPUTS), plain)  # pyright: ignore


def test_that_a_pass_that_cannot_be_captured_is_told_in_a_sentence():
    def capture(module, inputs):
        raise RuntimeError("operation not permitted when stream is capturing\nmore")

    graph, note = capture_cuda_graph(
        small_network(), INPUTS, Precision("float32", "cpu"), measure=True, capture=capture
    )
    assert graph is None
    assert note == (
        "The step could not be recorded as a CUDA graph (operation not permitted when stream is capturing); it is "
        "computed kernel by kernel."
    )


@pytest.mark.parametrize(("seconds_of_graph", "is_taken"), [(0.5, True), (0.99, False), (2.0, False)])
def test_that_only_a_clearly_faster_pass_is_taken(monkeypatch, seconds_of_graph, is_taken):
    network = small_network()
    plain, graph = GraphedModule(network), GraphedModule(network)
    took = {plain: 1.0, graph: seconds_of_graph}
    monkeypatch.setattr(cuda_graph, "pass_seconds", lambda forward, *_: took[forward])
    assert is_worth_it(plain, graph, INPUTS, Precision("float32", "cpu")) is is_taken


def test_that_a_pass_that_does_not_pay_is_not_taken_and_needs_no_words():
    found = capture_cuda_graph(
        small_network(), INPUTS, Precision("float32", "cpu"), measure=True, capture=lambda module, _: slow
    )
    assert found == (None, "")


def slow(inputs):
    return torch.stack([inputs.requires_grad_().exp() for _ in range(300)])


def test_that_a_gpu_without_bfloat16_computes_in_float16(monkeypatch):
    monkeypatch.setattr(compute_plan, "has_bfloat16", lambda device: False)

    class OnGpu:
        device = torch.device("cuda")

    assert choose_dtype("auto", nn.Linear(1, 1), OnGpu(), OnGpu()) == ("float16", "")  # pyright: ignore
    assert choose_dtype("bfloat16", nn.Linear(1, 1), OnGpu(), OnGpu())[1] == (  # pyright: ignore
        "This GPU has no bfloat16: training uses float16."
    )
    assert choose_dtype("float32", nn.Linear(1, 1), OnGpu(), OnGpu()) == ("float32", "")  # pyright: ignore
