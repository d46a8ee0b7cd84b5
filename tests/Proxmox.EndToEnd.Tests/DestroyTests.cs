using Newtonsoft.Json.Linq;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.EndToEnd.Tests;

/// <summary>Clients plan everything before they destroy it; what such a plan would refuse to make is no reason to keep the rest.</summary>
[TestFixtureSource(typeof(RealClients), nameof(RealClients.Present))]
public sealed class DestroyTests(ClientKind kind)
{
    private const string Pool = """
        resource "proxmox_pool" "web" {
          pool_id = "web"
        }

        """;

    private const string Group = """
        resource "proxmox_node_lvm" "fast" {
          node           = "pve1"
          name           = "fast"
          device         = "/dev/sdb"
          cleanup_disks  = true
          cleanup_config = true
        }

        """;

    private static readonly string[] Quiet = ["-no-color", "-input=false"];

    [TestCase("destroy -auto-approve")]
    [TestCase("apply -destroy -auto-approve")]
    public async Task What_was_never_made_and_could_not_be_made_is_not_in_the_way(string command)
    {
        await using var pve = await PveSimulator.StartAsync();
        using var folder = Folder(pve);
        folder.Write("main.tf", Pool);
        Assert.That((await RunAsync(folder, "apply -auto-approve")).Code, Is.Zero);
        folder.Write("main.tf", Pool + Group.Replace("sdb", "sdq", StringComparison.Ordinal));
        var refused = await RunAsync(folder, "plan");
        Assert.That(refused.Code, Is.EqualTo(1));
        Assert.That(refused.Said, Does.Contain("/dev/sdq"));

        var destroyed = await RunAsync(folder, command);
        Assert.That(destroyed.Code, Is.Zero, destroyed.Said);
        Assert.That(destroyed.Said, Does.Contain("1 destroyed"));
    }

    [Test]
    public async Task A_change_that_is_refused_is_not_in_the_way_either()
    {
        await using var pve = await PveSimulator.StartAsync();
        using var folder = Folder(pve);
        folder.Write("main.tf", Group);
        var made = await RunAsync(folder, "apply -auto-approve");
        Assert.That(made.Code, Is.Zero, made.Said);
        folder.Write("main.tf", Group.Replace("sdb", "sdq", StringComparison.Ordinal));
        Assert.That((await RunAsync(folder, "plan")).Code, Is.EqualTo(1));
        var destroyed = await RunAsync(folder, "destroy -auto-approve");
        Assert.That(destroyed.Code, Is.Zero, destroyed.Said);
    }

    [TestCase("apply", 1)]
    [TestCase("destroy", 0)]
    public async Task What_is_gone_is_refused_by_the_apply_alone_where_the_command_is_not_seen(string command, int code)
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var workspace = await Workspaces.OpenAsync(kind, pve, [("versions.tf", Workspace.Versions), ("main.tf", Pool + Group)]);
        await Workspaces.ApplyAsync(workspace);
        await EndAsync(pve, pve.Request("DELETE", "/nodes/pve1/disks/lvm/fast"));

        var planned = await workspace.RunAsync(["plan", .. Quiet]);
        Assert.That(planned.ExitCode, Is.Zero, planned.Output + planned.Errors);
        Assert.That(string.Join(' ', planned.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            Does.Contain("an apply fails by this"));
        var ended = await workspace.RunAsync([command, "-auto-approve", .. Quiet]);
        Assert.That(ended.ExitCode, Is.EqualTo(code), ended.Output + ended.Errors);
    }

    [Test]
    public async Task A_trace_of_what_goes_well_tells_of_no_error()
    {
        await using var pve = await PveSimulator.StartAsync();
        using var folder = Folder(pve);
        var log = Path.Combine(folder.Path, "trace.log");
        folder.Environment["TF_LOG"] = "TRACE";
        folder.Environment["TF_LOG_PATH"] = log;
        folder.Write("main.tf", Pool + Group);
        Assert.That((await RunAsync(folder, "apply -auto-approve")).Code, Is.Zero);
        Assert.That((await RunAsync(folder, "destroy -auto-approve")).Code, Is.Zero);
        var lines = await File.ReadAllLinesAsync(log);
        Assert.That(lines.Where(line => line.Contains("provider", StringComparison.Ordinal)), Is.Not.Empty);
        Assert.That(lines.Where(line => line.Contains("[ERROR]", StringComparison.Ordinal)
            || line.Contains("[WARN]  provider.", StringComparison.Ordinal)), Is.Empty);
    }

    private static async Task EndAsync(PveSimulator pve, JToken? task) => await pve.FindTask(task!.ToString())!.Ended;

    private static ProviderFolder Folder(PveSimulator pve) => new()
    {
        Environment =
        {
            ["PROXMOX_VE_ENDPOINT"] = pve.Endpoint.ToString(),
            ["PROXMOX_VE_API_TOKEN"] = pve.ApiToken,
            ["PROXMOX_VE_FINGERPRINT"] = pve.Fingerprint,
        },
    };

    private async Task<(int Code, string Said)> RunAsync(ProviderFolder folder, string command)
    {
        using var process = folder.Start(Executables.Find(kind)!, [.. command.Split(' '), .. Quiet]);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        return (process.ExitCode, await output + await errors);
    }
}
