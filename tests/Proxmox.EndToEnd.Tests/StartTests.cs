using System.Diagnostics;

namespace Proxmox.EndToEnd.Tests;

/// <summary>The one executable tells by how it was started what it is to be.</summary>
public sealed class StartTests
{
    [Test]
    public async Task A_person_who_starts_it_reads_how_each_client_uses_it()
    {
        using var process = Start(HostExecutable.Path);
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.EqualTo(1));
        Assert.That(said, Does.Contain("dev_overrides").And.Contain("Pulumi.yaml"));
    }

    [TestCase("proxmox-provider", "127.0.0.1:1")]
    [TestCase("pulumi-resource-proxmox")]
    [TestCase("pulumi-resource-proxmox", "--logtostderr", "-v=9", "--tracing", "file:/dev/null", "127.0.0.1:1")]
    public async Task Started_as_Pulumi_does_it_says_its_port_and_nothing_else(string name, params string[] arguments)
    {
        using var process = Start(Path.Combine(Path.GetDirectoryName(HostExecutable.Path)!, name), arguments);
        var line = await process.StandardOutput.ReadLineAsync();
        Assert.That(line, Does.Match("^[1-9][0-9]{0,4}$"));
        using (var kill = Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync();
        }

        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        Assert.That(process.ExitCode, Is.Zero);
        Assert.That(await process.StandardOutput.ReadToEndAsync(), Is.Empty);
    }

    private static Process Start(string path, params string[] arguments) => Process.Start(new ProcessStartInfo(path, arguments)
    {
        UseShellExecute = false,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;
}
