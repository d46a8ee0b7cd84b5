using System.Diagnostics;
using System.Globalization;
using Proxmox.Simulator;
using Proxmox.Testing;

namespace Proxmox.EndToEnd.Tests.Discover;

/// <summary>The executable, in the midst of <c>discover</c>: it is stopped, or PVE goes away.</summary>
internal sealed class EndedDiscoverTests
{
    private const string Held = "/nodes/pve1/qemu/100/pending";

    // What is asked at the same time, and answered.
    private const string Beside = "/nodes/pve1/qemu/9000/pending";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    [TestCase("-INT")]
    [TestCase("-TERM")]
    public async Task It_is_stopped(string signal)
    {
        await using var pve = await HoldingAsync();
        using var folder = new TemporaryFolder();
        using var process = Start(pve, folder["written"]);
        await AskedAsync(pve, Beside);
        using (var kill = Process.Start("kill", [signal, process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync();
        }

        var (code, output, errors) = await EndAsync(process, TimeSpan.FromSeconds(20));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((code, output), Is.EqualTo((130, "")));
            Assert.That(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1],
                Is.EqualTo("error: Interrupted; nothing is written."));
            Assert.That(errors, Does.Not.Contain("   at ").And.Not.Contain("Exception"));
            Assert.That(Directory.Exists(folder["written"]), Is.False);
        }
    }

    [Test]
    public async Task PVE_goes_away()
    {
        var pve = await HoldingAsync();
        using var folder = new TemporaryFolder();
        using var process = Start(pve, folder["written"]);
        await AskedAsync(pve, Beside);
        await pve.DisposeAsync();

        var (code, output, errors) = await EndAsync(process, Patience);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((code, output), Is.EqualTo((1, "")));
            Assert.That(errors, Does.Contain("error: PVE answers no longer, and nothing is written."));
            Assert.That(errors, Does.Contain("Waiting for PVE, which has not answered for"));
            Assert.That(Directory.Exists(folder["written"]), Is.False);
        }
    }

    private static async Task<PveSimulator> HoldingAsync()
    {
        var pve = await PveSimulator.StartAsync(new() { Profile = "stocked", Guests = 20 });
        pve.Faults.On("GET", Held).Delay(TimeSpan.FromMinutes(10));
        return pve;
    }

    private static Process Start(PveSimulator pve, string folder)
    {
        var start = new ProcessStartInfo(HostExecutable.Path, ["discover", folder])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PROXMOX_VE_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        var environment = Discoveries.EnvironmentOf(pve);
        foreach (var name in new[] { "ENDPOINT", "USERNAME", "PASSWORD", "FINGERPRINT" })
        {
            start.Environment[$"PROXMOX_VE_{name}"] = environment($"PROXMOX_VE_{name}");
        }

        return Process.Start(start)!;
    }

    private static async Task AskedAsync(PveSimulator pve, string path)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (pve.Requests.All.All(request => request.Path != path))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), limit.Token);
        }
    }

    private static async Task<(int Code, string Output, string Errors)> EndAsync(Process process, TimeSpan patience)
    {
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        try
        {
            await process.WaitForExitAsync().WaitAsync(patience);
        }
        catch (TimeoutException)
        {
            process.Kill();
            Assert.Fail($"It did not end. {await errors}");
        }

        return (process.ExitCode, await output, await errors);
    }
}
