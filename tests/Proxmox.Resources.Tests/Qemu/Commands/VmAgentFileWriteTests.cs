using System.Text;
using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Qemu.Commands;

[TestFixtureSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
public sealed class VmAgentFileWriteTests(ClientKind kind)
{
    private const string Canary = "pässword – 密码";

    [TestCase("8.4")]
    [TestCase("9.2")]
    public async Task A_file_holds_what_was_written_and_nobody_sees_it(string version)
    {
        await using var bench = await VmBench.StartAsync(
            kind, version == "8.4" ? PveVersion.V84 : PveVersion.V92, isRunning: true, ("agent", "1"));
        bench.System.HasAgent = true;
        var outcome = await bench.SucceedAsync("vm_agent_file_write", ("path", "/etc/secret"), ("content", Value.Of(Canary).AsSecret()));
        Assert.That(Encoding.UTF8.GetString(bench.System.Files["/etc/secret"]), Is.EqualTo(Canary));
        Assert.That(outcome.Told, Has.None.Contains(Canary));
        Assert.That(bench.Writes.Last(), Is.EqualTo("POST /nodes/pve2/qemu/100/agent/file-write"));
    }

    [Test]
    public async Task Bytes_are_written_as_they_are()
    {
        byte[] bytes = [0, 1, 0xFE, 0xFF];
        await using var bench = await VmBench.StartAsync(kind, isRunning: true, ("agent", "1"));
        bench.System.HasAgent = true;
        await bench.SucceedAsync("vm_agent_file_write", ("path", "/key"), ("content_base64", Convert.ToBase64String(bytes)));
        Assert.That(bench.System.Files["/key"], Is.EqualTo(bytes));
    }

    [TestCase("content", 46081, "45 KiB")]
    [TestCase("content_base64", 46081, "45 KiB")]
    [TestCase("content_base64", -1, "not base64")]
    public async Task What_does_not_fit_is_refused_before_anything_is_written(string attribute, int length, string reason)
    {
        await using var bench = await VmBench.StartAsync(kind, isRunning: true, ("agent", "1"));
        bench.System.HasAgent = true;
        var content = length < 0 ? "%%%" : attribute == "content" ? new string('x', length) : Convert.ToBase64String(new byte[length]);
        var outcome = await bench.RunAsync("vm_agent_file_write", ("path", "/x"), (attribute, content));
        Assert.That(outcome.Errors, Has.Some.Contains(reason));
        Assert.That(bench.System.Files, Is.Empty);
    }

    [Test]
    public async Task Something_has_to_be_written()
    {
        await using var bench = await VmBench.StartAsync(kind, isRunning: true, ("agent", "1"));
        Assert.That((await bench.RunAsync("vm_agent_file_write", ("path", "/x"))).Errors, Has.Some.Contains("content"));
    }
}
