using Grpc.Core;
using Proxmox.Grpc.Tests.Protocol;

namespace Proxmox.Grpc.Tests.Calls;

/// <summary>Connections: who may connect, who is connected, what is left behind.</summary>
[CancelAfter(20_000)]
internal sealed class ConnectionTests
{
    [Test]
    public async Task A_client_with_another_certificate_is_turned_away()
    {
        using TestCertificates certificates = new();
        await using var exchange = await Exchange.StartAsync(
            serverTls: certificates.ServerOptions,
            clientTls: certificates.ClientOptions(certificates.Stranger));

        var refusal = await Assert.ThrowsAsync<RpcException>(async () => await exchange.Client.SayAsync(new()));
        // The client calls it one or the other, by whether the connection breaks off before or after the call is under way.
        Assert.That(refusal!.StatusCode, Is.EqualTo(StatusCode.Unavailable).Or.EqualTo(StatusCode.Internal));
    }

    [Test]
    public async Task A_client_without_TLS_is_turned_away_and_others_are_served()
    {
        using TestCertificates certificates = new();
        await using var exchange = await Exchange.StartAsync(
            serverTls: certificates.ServerOptions,
            clientTls: certificates.ClientOptions());
        using var plain = LocalChannel.To(exchange.Server.Address);

        Assert.That(async () => await new Echo.EchoClient(plain).SayAsync(new()), Throws.TypeOf<RpcException>());
        Assert.That((await exchange.Client.SayAsync(new() { Text = "still here" })).Text, Is.EqualTo("still here"));
    }

    [Test]
    public async Task A_connection_without_a_call_stays_open()
    {
        await using var exchange = await Exchange.StartAsync();
        await exchange.Client.SayAsync(new());

        // Kestrel looks at its connections once a second.
        await Task.Delay(TimeSpan.FromSeconds(2.5));
        await exchange.Client.SayAsync(new());

        Assert.That(exchange.Server.Connections.Total, Is.EqualTo(1));
    }

    [Test]
    public async Task A_service_sees_who_calls()
    {
        using TestCertificates certificates = new();
        var seen = "";
        await using var exchange = await Exchange.StartAsync(
            new()
            {
                OnSay = (phrase, context) =>
                {
                    var proved = context.AuthContext;
                    var identity = proved.PeerIdentity.Single().Value;
                    var commonName = proved.FindPropertiesByName("x509_common_name").Single().Value;
                    var family = context.Peer.Split(':')[0];
                    seen = $"{context.Method} {family} {identity} {commonName} {context.RequestHeaders.GetValue("trace")}";
                    return Task.FromResult(phrase);
                },
            },
            serverTls: certificates.ServerOptions,
            clientTls: certificates.ClientOptions());

        await exchange.Client.SayAsync(new(), new Metadata { { "trace", "abc" } });

        Assert.That(seen, Is.EqualTo("/proxmox.grpc.tests.Echo/Say ipv4 localhost client abc"));
    }

    [Test]
    public async Task A_unix_socket_is_removed_when_the_server_stops()
    {
        var path = Path.Combine(Path.GetTempPath(), $"proxmox-grpc-{Guid.NewGuid():N}.sock");
        var exchange = await Exchange.StartAsync(address: LocalAddress.UnixSocket(path));
        await exchange.Client.SayAsync(new());
        Assert.That(File.Exists(path), Is.True);

        await exchange.DisposeAsync();

        Assert.That(File.Exists(path), Is.False);
    }

    [Test]
    public async Task A_taken_port_is_an_error_to_the_one_who_starts()
    {
        await using var exchange = await Exchange.StartAsync();

        var taken = LocalAddress.Loopback(exchange.Server.Address.Port);
        Assert.That(async () => await Exchange.StartAsync(address: taken), Throws.InstanceOf<IOException>());
    }

    [Test]
    public async Task A_server_is_orphaned_when_its_last_connection_has_been_closed_for_a_while()
    {
        await using var exchange = await Exchange.StartAsync();
        var orphaned = exchange.Server.Connections.WaitUntilOrphanedAsync(Timeout.InfiniteTimeSpan, TimeSpan.FromMilliseconds(50));
        await exchange.Client.SayAsync(new());
        Assert.That(exchange.Server.Connections.Open, Is.EqualTo(1));
        Assert.That(orphaned.IsCompleted, Is.False);

        exchange.Channel.Dispose();
        await orphaned;

        Assert.That(exchange.Server.Connections.Open, Is.Zero);
    }

    [Test]
    public async Task A_server_that_nobody_connects_to_is_orphaned_too()
    {
        await using var exchange = await Exchange.StartAsync();

        await exchange.Server.Connections.WaitUntilOrphanedAsync(TimeSpan.FromMilliseconds(20), TimeSpan.FromHours(1));

        Assert.That(exchange.Server.Connections.Total, Is.Zero);
    }

    [Test]
    public async Task Stopping_lets_running_calls_end()
    {
        TaskCompletionSource begun = new();
        TaskCompletionSource release = new();
        await using var exchange = await Exchange.StartAsync(new()
        {
            OnSay = async (phrase, _) =>
            {
                begun.SetResult();
                await release.Task;
                return phrase;
            },
        });
        using var call = exchange.Client.SayAsync(new() { Text = "done" });
        await begun.Task;

        var stopping = exchange.Server.StopAsync(TimeSpan.FromSeconds(10));
        release.SetResult();

        Assert.That((await call).Text, Is.EqualTo("done"));
        await stopping;
    }

    [TestCase("127.0.0.1:1234", "127.0.0.1:1234")]
    [TestCase("localhost:1234", "127.0.0.1:1234")]
    [TestCase("unix:/tmp/a.sock", "unix:/tmp/a.sock")]
    [TestCase("unix:///tmp/a.sock", "unix:/tmp/a.sock")]
    public void An_address_is_read_in_the_forms_that_hosts_write(string text, string address) =>
        Assert.That(LocalAddress.Parse(text).ToString(), Is.EqualTo(address));

    [TestCase("192.0.2.1:1234")]
    [TestCase("127.0.0.1")]
    [TestCase("example.org:1234")]
    public void An_address_elsewhere_is_refused(string text) =>
        Assert.That(() => LocalAddress.Parse(text), Throws.TypeOf<FormatException>());
}
