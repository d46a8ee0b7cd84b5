using Proxmox.Simulator;
using Proxmox.Simulator.Guests;
using Proxmox.Testing;
using Proxmox.Testing.Clients;

namespace Proxmox.EndToEnd.Tests;

/// <summary>A cluster of three as in the story <c>ha-cluster</c> loses a node: its guests start on others, and no plan has anything to do.
/// </summary>
public sealed class LostNodeTests
{
    private const string Story = "ha-cluster";

    private static IEnumerable<ClientKind> Clients => RealClients.Present;

    [TestCaseSource(nameof(Clients))]
    public async Task No_plan_of_a_real_client_has_anything_to_do(ClientKind kind)
    {
        await using var pve = await Datacenters.StartAsync();
        await using var workspace = await Workspaces.OpenAsync(
            kind, pve, Directory.EnumerateFiles(Path.Combine(Repository.Root, "examples/terraform", Story), "*.tf")
                .Select(file => (Path.GetFileName(file), File.ReadAllText(file))));
        await Workspaces.ApplyAsync(workspace);
        await EachTimeAsync(pve, async moment =>
        {
            var plan = await workspace.RunAsync("plan", "-detailed-exitcode", "-no-color", "-input=false");
            Assert.That(plan.ExitCode, Is.Zero, $"{moment}\n{plan.Output}\n{plan.Errors}");
        });
        var destroyed = await workspace.RunAsync("destroy", "-auto-approve", "-no-color", "-input=false");
        Assert.That(destroyed.ExitCode, Is.Zero, destroyed.Output + destroyed.Errors);
    }

    [Test]
    public async Task No_preview_of_a_program_has_anything_to_do()
    {
        await using var pve = await Datacenters.StartAsync();
        using var stack = Programs.Open(Story, pve);
        var program = Programs.Find(Story);
        Assert.That((await stack.UpAsync(program)).Succeeded, Is.True);
        await EachTimeAsync(pve, async moment =>
        {
            var preview = await stack.PreviewAsync(program, new() { Refresh = true });
            Assert.That((preview.Succeeded, preview.HasChanges), Is.EqualTo((true, false)), () =>
                $"{moment}\n{string.Join('\n', preview.Diagnostics.Select(message => message.Message))}");
        });
        Assert.That((await stack.DestroyAsync()).Succeeded, Is.True);
    }

    // When the node has just gone, when its guests are elsewhere, and when it is back.
    private static async Task EachTimeAsync(PveSimulator pve, Func<string, Task> look)
    {
        var web = pve.Datacenter.Locked(datacenter => datacenter.Guests.Values.Single(guest => guest.Node == "pve2").VmId);
        pve.Datacenter.Locked(datacenter => datacenter.FindNode("pve2")!.Online = false);
        await look("just gone");
        Recover(pve);
        await pve.Datacenter.Tasks.WhenIdleAsync();
        Assert.That(pve.Datacenter.Locked(datacenter => datacenter.Guests[web].Node), Is.EqualTo("pve3"), "apart from the other");
        await look("recovered");
        Assert.That((string?)pve.Request("GET", $"/nodes/pve3/qemu/{web}/status/current")!["status"], Is.EqualTo("running"));
        pve.Datacenter.Locked(datacenter => datacenter.FindNode("pve2")!.Online = true);
        await look("back");
    }

    private static void Recover(PveSimulator pve)
    {
        for (var minute = 0; minute < 5; minute++)
        {
            pve.Clock.Advance(TimeSpan.FromMinutes(1));
            pve.Datacenter.Locked(datacenter => HaRecovery.Of(datacenter).RunDue());
        }
    }
}
