using System.Text;
using Proxmox.Grpc.Health.V1;
using Proxmox.Terraform.GoPlugin;
using Proxmox.Terraform.Protocol;
using Proxmox.Terraform.Tests.Fakes;

namespace Proxmox.Terraform.Tests;

public sealed class PluginProcessTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Test]
    public async Task A_person_is_told_what_the_program_is_and_nothing_is_written_to_standard_output()
    {
        using var output = new MemoryStream();
        using var error = new MemoryStream();

        var code = await PluginProcess.ServeAsync(Options(), new(), output, error);

        Assert.That(code, Is.EqualTo(1));
        Assert.That(output.Length, Is.Zero);
        Assert.That(Encoding.UTF8.GetString(error.ToArray()), Does.Contain("dev_overrides").And.Contain("--debug"));
    }

    [Test]
    public async Task A_host_that_speaks_only_older_protocols_is_told_so()
    {
        using var output = new MemoryStream();
        using var error = new MemoryStream();

        var code = await PluginProcess.ServeAsync(Options(), new() { IsStartedByHost = true, ProtocolVersions = [4, 5] }, output, error);

        Assert.That(code, Is.EqualTo(1));
        Assert.That(Encoding.UTF8.GetString(error.ToArray()), Does.Contain("version 6").And.Contain("4, 5"));
    }

    [Test]
    public async Task A_host_that_asks_to_leave_is_answered_and_the_process_ends_without_a_trace()
    {
        using var host = new FakeHost();
        await using var plugin = await PluginRun.StartAsync(new() { ProtocolVersions = [5, 6] }, host);
        using (var channel = host.Connect(plugin.Line))
        {
            using var broker = new GRPCBroker.GRPCBrokerClient(channel).StartStream();
            using var streams = new GRPCStdio.GRPCStdioClient(channel).StreamStdio(new());
            var health = await new Health.HealthClient(channel).CheckAsync(new() { Service = "plugin" });
            await new GRPCController.GRPCControllerClient(channel).ShutdownAsync(new());

            Assert.That(health.Status, Is.EqualTo(HealthCheckResponse.Types.ServingStatus.Serving));
            Assert.That(await plugin.Exit.WaitAsync(Patience), Is.Zero);
        }

        Assert.That(File.Exists(plugin.Line.Split('|')[3]), Is.False);
    }

    [Test]
    public async Task A_host_that_dies_does_not_leave_the_process_behind()
    {
        await using var plugin = await PluginRun.StartAsync(new());
        using (var channel = new FakeHost().Connect(plugin.Line))
        {
            await new Provider.ProviderClient(channel).GetMetadataAsync(new());
        }

        Assert.That(await plugin.Exit.WaitAsync(Patience), Is.Zero);
    }

    [Test]
    public async Task The_ready_made_schema_is_the_one_that_would_be_made()
    {
        await using var ready = await PluginRun.StartAsync(new(), isReadyMade: true);
        await using var made = await PluginRun.StartAsync(new());
        using var host = new FakeHost();
        using var first = host.Connect(ready.Line);
        using var second = host.Connect(made.Line);

        Assert.That(
            await new Provider.ProviderClient(first).GetProviderSchemaAsync(new()),
            Is.EqualTo(await new Provider.ProviderClient(second).GetProviderSchemaAsync(new())));
    }

    [Test]
    public void A_crash_is_told_in_the_words_that_hosts_show_to_the_user()
    {
        using var error = new MemoryStream();

        PluginProcess.ReportCrash(error, new InvalidOperationException("broken"));

        Assert.That(Encoding.UTF8.GetString(error.ToArray()), Does.StartWith("panic: System.InvalidOperationException: broken"));
    }

    private static TerraformServerOptions Options() => new() { Provider = () => FakeCatalog.Provider(new()) };
}
