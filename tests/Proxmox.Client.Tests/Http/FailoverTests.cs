using System.Net.Sockets;

namespace Proxmox.Client.Tests;

public class FailoverTests
{
    private static readonly PveOptions Both = Bench.WithToken("https://one.example:8006", "https://two.example:8006");
    private static readonly HttpRequestException Refused =
        Wire.Obstacle(HttpRequestError.ConnectionError, new SocketException((int)SocketError.ConnectionRefused));

    [TestCase("GET")]
    [TestCase("POST")]
    public async Task What_did_not_leave_goes_to_the_next_endpoint(string method)
    {
        using var bench = new Bench(Both);
        bench.Wire.Then(Refused);
        bench.Second.Then(Wire.Data("2"));
        var data = method == "GET" ? await bench.Pve.GetAsync("/x") : await bench.Pve.PostAsync("/x");
        Assert.That(data.AsLong(), Is.EqualTo(2));
        Assert.That(bench.Log.Text, Does.Contain(
            "Warn endpoint is passed over endpoint=https://one.example:8006 next=https://two.example:8006 obstacle=connection refused"));
        Assert.That(bench.Time.Pauses, Is.Empty);
    }

    [Test]
    public async Task The_endpoint_that_answered_is_asked_first_from_then_on()
    {
        using var bench = new Bench(Both);
        bench.Wire.Then(Refused);
        bench.Second.Always(_ => Wire.Data("2"));
        for (var i = 0; i < 3; i++)
        {
            await bench.Pve.GetAsync("/x");
        }

        Assert.That((bench.Wire.Sent.Count, bench.Second.Sent.Count), Is.EqualTo((1, 3)));
    }

    [Test]
    public async Task A_read_without_an_answer_goes_to_the_next_endpoint_and_a_write_does_not()
    {
        using var bench = new Bench(Both);
        bench.Wire.Then(Wire.Obstacle(HttpRequestError.ResponseEnded));
        bench.Second.Then(Wire.Data("2")).Then(Wire.Obstacle(HttpRequestError.ResponseEnded));
        Assert.That((await bench.Pve.GetAsync("/x")).AsLong(), Is.EqualTo(2));
        var fault = await Expect.FaultAsync(() => bench.Pve.PostAsync("/x"));
        Assert.That(fault.MayHaveBeenApplied, Is.True);
        Assert.That((bench.Wire.Sent.Count, bench.Second.Sent.Count), Is.EqualTo((1, 2)));
    }

    [Test]
    public async Task A_reverse_proxy_without_a_backend_is_passed_over_for_reads()
    {
        using var bench = new Bench(Both);
        bench.Wire.Then(Wire.Answer(502, "Bad Gateway", "<html>", "text/html"));
        bench.Second.Then(Wire.Data("2"));
        Assert.That((await bench.Pve.GetAsync("/x")).AsLong(), Is.EqualTo(2));
    }

    [Test]
    public async Task The_fault_names_every_endpoint_with_its_own_reason()
    {
        using var bench = new Bench(Both);
        bench.Wire.Always(_ => throw Refused);
        bench.Second.Always(_ => throw Wire.Obstacle(HttpRequestError.NameResolutionError));
        var fault = await Expect.FaultAsync(() => bench.Pve.PostAsync("/x"));
        Assert.That((fault.Kind, fault.MayHaveBeenApplied), Is.EqualTo((FaultKind.Unreachable, false)));
        Assert.That(fault.Said, Is.EqualTo(
            "https://one.example:8006: connection refused: nothing listens there; https://two.example:8006: the name does not resolve to "
                + "an address"));
    }

    [Test]
    public async Task What_PVE_refuses_is_not_asked_elsewhere()
    {
        using var bench = new Bench(Both);
        bench.Wire.Then(Wire.Refusal(500, "storage 'x' does not exist"));
        await Expect.FaultAsync(() => bench.Pve.GetAsync("/storage/x"));
        Assert.That(bench.Second.Sent, Is.Empty);
    }
}
