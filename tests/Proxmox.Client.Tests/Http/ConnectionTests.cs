using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Proxmox.Client.Tests;

/// <summary>What only a real connection shows.</summary>
public class ConnectionTests
{
    [TestCase("DELETE")]
    [TestCase("POST")]
    [TestCase("PUT")]
    public async Task A_write_on_a_kept_connection_that_breaks_is_sent_once(string method)
    {
        var seen = new List<string>();
        using var server = new LoopbackServer(async (stream, cancel) =>
        {
            await LoopbackServer.ReadRequestAsync(stream, cancel);
            await LoopbackServer.AnswerAsync(stream, cancel);
            if (await LoopbackServer.ReadRequestAsync(stream, cancel) is { } request)
            {
                lock (seen)
                {
                    seen.Add(request.Split(' ')[0]);
                }
            }
        });
        await using var pve = Client(server.Port);
        await pve.GetAsync("/x");
        var fault = await Expect.FaultAsync(() => method switch
        {
            "DELETE" => pve.DeleteAsync("/x"),
            "PUT" => pve.PutAsync("/x"),
            _ => pve.PostAsync("/x"),
        });
        Assert.That((fault.Kind, fault.MayHaveBeenApplied), Is.EqualTo((FaultKind.Unreachable, true)));
        Assert.That(seen, Is.EqualTo(new[] { method }));
    }

    [Test]
    public async Task An_answer_that_breaks_off_in_its_body_is_lost()
    {
        using var server = new LoopbackServer(async (stream, cancel) =>
        {
            await LoopbackServer.ReadRequestAsync(stream, cancel);
            await stream.WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"data\":"), cancel);
        });
        await using var pve = Client(server.Port);
        var fault = await Expect.FaultAsync(() => pve.PostAsync("/x"));
        Assert.That((fault.Kind, fault.MayHaveBeenApplied), Is.EqualTo((FaultKind.Unreachable, true)));
    }

    [Test]
    public async Task A_port_where_nothing_listens_refuses()
    {
        // Bound, so that no test beside this one gets the port.
        using var silent = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        silent.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        await using var pve = Client(((IPEndPoint)silent.LocalEndPoint!).Port);
        var fault = await Expect.FaultAsync(() => pve.PostAsync("/x"));
        Assert.That((fault.Kind, fault.MayHaveBeenApplied), Is.EqualTo((FaultKind.Unreachable, false)));
        Assert.That(fault.Said, Does.EndWith("connection refused: nothing listens there"));
    }

    [Test]
    public async Task A_name_that_does_not_exist_is_told_from_a_dead_host()
    {
        await using var pve = new PveClient(
            new() { Endpoints = ["https://nosuch.invalid:8006"], ApiToken = Bench.Token }, null, TimeProvider.System);
        var fault = await Expect.FaultAsync(() => pve.GetAsync("/x"));
        Assert.That(fault.Said, Is.EqualTo("https://nosuch.invalid:8006: the name does not resolve to an address"));
    }

    [Test]
    public async Task A_server_that_speaks_no_TLS_is_told_from_a_bad_certificate()
    {
        using var server = new LoopbackServer(async (stream, cancel) =>
        {
            await stream.ReadExactlyAsync(new byte[16], cancel);
            await stream.WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 400 Bad Request\r\n\r\n"), cancel);
        });
        await using var pve = new PveClient(Options($"https://127.0.0.1:{server.Port}"), null, TimeProvider.System);
        var fault = await Expect.FaultAsync(() => pve.GetAsync("/x"));
        Assert.That(fault.Kind, Is.EqualTo(FaultKind.Unreachable));
        Assert.That(fault.Said, Does.Contain("the TLS handshake failed"));
    }

    [Test]
    public async Task A_handshake_that_stalls_ends_with_the_connect_timeout()
    {
        using var server = new LoopbackServer((_, cancel) => Task.Delay(Timeout.Infinite, cancel));
        var options = Options($"https://127.0.0.1:{server.Port}") with { ConnectTimeout = TimeSpan.FromMilliseconds(200) };
        await using var pve = new PveClient(options, null, TimeProvider.System);
        var fault = await Expect.FaultAsync(() => pve.PostAsync("/x"));
        Assert.That((fault.Kind, fault.MayHaveBeenApplied), Is.EqualTo((FaultKind.Unreachable, false)));
        Assert.That(fault.Said, Does.EndWith("no connection within the connect timeout"));
    }

    [Test]
    public async Task A_DELETE_says_that_its_body_is_empty()
    {
        var head = "";
        using var server = new LoopbackServer(async (stream, cancel) =>
        {
            head = await LoopbackServer.ReadRequestAsync(stream, cancel) ?? "";
            await LoopbackServer.AnswerAsync(stream, cancel);
        });
        await using var pve = Client(server.Port);
        await pve.DeleteAsync(PvePath.Join("pools", "a"), new Form { { "force", true } });
        Assert.That(head, Does.StartWith("DELETE /api2/json/pools/a?force=1 HTTP/1.1\r\n").And.Contain("Content-Length: 0\r\n"));
        Assert.That(head, Does.Contain("Accept-Encoding: gzip\r\n").And.Contain("User-Agent: proxmox-provider\r\n"));
    }

    private static PveOptions Options(string endpoint) =>
        new() { Endpoints = [endpoint], ApiToken = Bench.Token, RetryBudget = TimeSpan.FromSeconds(0.7) };

    private static PveClient Client(int port) => new(Options($"http://127.0.0.1:{port}"), null, TimeProvider.System);
}
