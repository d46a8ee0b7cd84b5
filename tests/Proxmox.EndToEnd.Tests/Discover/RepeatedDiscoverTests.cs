using Proxmox.Simulator;
using Proxmox.Testing;
using Proxmox.Testing.Clients;

namespace Proxmox.EndToEnd.Tests.Discover;

/// <summary><c>discover --force</c> beside a state: what is managed already stays where it is.</summary>
internal sealed class RepeatedDiscoverTests
{
    [TestCaseSource(typeof(RealClients), nameof(RealClients.Present))]
    public async Task What_is_made_later_is_imported_and_nothing_else_is_done(ClientKind client)
    {
        await using var pve = await PveSimulator.StartAsync(new() { Profile = "stocked", Guests = 3 });
        pve.Request("POST", "/pools", ("poolid", "prod-web"));
        for (var number = 1; number <= 12; number++)
        {
            pve.Request("POST", "/pools", ("poolid", $"team-{number}"));
        }

        var attached = await AttachedProvider.StartAsync(environment: Discoveries.EnvironmentOf(pve));
        await using var workspace = new Workspace(Executables.Find(client)!, attached);
        await DiscoverAsync(pve, workspace);
        await workspace.InitAsync(writeVersions: false);
        await DoneAsync(workspace, "apply", "-auto-approve");

        // Twins of what is there, one more of many, and one that is no longer like the others.
        pve.Request("POST", "/nodes/pve1/qemu", ("vmid", "99999"), ("name", "billing"));
        await pve.Datacenter.Tasks.WhenIdleAsync();
        pve.Request("POST", "/pools", ("poolid", "prod.web"));
        pve.Request("POST", "/pools", ("poolid", "team-13"));
        pve.Request("PUT", "/pools", ("poolid", "team-7"), ("comment", "not as the others"));
        await DiscoverAsync(pve, workspace, "--force");

        var plan = await DoneAsync(workspace, "plan");
        // OpenTofu counts an import block of what moves as well.
        Assert.That(plan, Does.Match("Plan: [34] to import, 0 to add, 0 to change, 0 to destroy."));
        Assert.That(plan, Does.Contain("[\"team-7\"] has moved to proxmox_pool.team_7"));
        var before = pve.Requests.All.Count;
        await DoneAsync(workspace, "apply", "-auto-approve");
        Assert.That(pve.Requests.All.Skip(before).Where(request => request.Verb != "GET" && request.Path != "/access/ticket"), Is.Empty);
        await DiscoverAsync(pve, workspace, "--force");
        await DoneAsync(workspace, "plan", "-detailed-exitcode");
    }

    private static async Task DiscoverAsync(PveSimulator pve, Workspace workspace, params string[] arguments)
    {
        var written = await Discoveries.RunAsync(pve, [workspace.Folder, .. arguments]);
        Assert.That(written.ExitCode, Is.Zero, written.Output + written.Errors);
    }

    private static async Task<string> DoneAsync(Workspace workspace, params string[] arguments)
    {
        var done = await workspace.RunAsync([.. arguments, "-no-color", "-input=false"]);
        Assert.That(done.ExitCode, Is.Zero, done.Errors + done.Output);
        return done.Output;
    }
}
