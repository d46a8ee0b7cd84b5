using Proxmox.LocalEngine;
using Proxmox.LocalEngine.Steps;
using Proxmox.LocalEngine.Wire;
using Proxmox.Simulator;
using Proxmox.Testing;

namespace Proxmox.EndToEnd.Tests;

/// <summary>
/// Every C# program can be previewed and applied, leaves nothing to do afterwards, and can be destroyed, by the real executable of the
/// provider.
/// </summary>
public sealed class ProgramTests
{
    [TestCaseSource(typeof(Programs), nameof(Programs.Names))]
    public async Task A_program_leaves_nothing_to_do_after_its_update(string name)
    {
        await using var pve = await Datacenters.StartAsync();
        pve.Request("POST", "/access/groups", ("groupid", "admins"), ("comment", "Were here before"));
        pve.Request("POST", "/access/groups", ("groupid", "operators"), ("comment", "Run the machines"));
        if (name != "import")
        {
            pve.Request("DELETE", "/access/groups/admins");
        }

        if (name == "maintenance")
        {
            await MaintainedGuest.StartAsync(pve);
        }

        using var stack = Programs.Open(name, pve);
        var program = Programs.Find(name);
        pve.Requests.Clear();
        var preview = await stack.PreviewAsync(program);
        Succeeds(preview, "preview");
        Assert.That(pve.Requests.All.Select(request => request.Verb), Has.All.EqualTo("GET"), "a preview only reads");

        var up = await stack.UpAsync(program);
        Succeeds(up, "up");
        Assert.That(up.HasChanges, Is.True);
        Assert.That(up.Changes, Is.EquivalentTo(preview.Changes), "what was previewed is what was done");

        var again = await stack.PreviewAsync(program, new() { Refresh = true });
        Succeeds(again, "the second preview");
        Assert.That(again.HasChanges, Is.False, "nothing is left to do");
        Succeeds(await stack.DestroyAsync(), "destroy");
        Assert.That(stack.Snapshot.Resources, Is.Empty);
    }

    [Test]
    public async Task Outputs_flow_from_one_resource_into_another_and_stay_secret()
    {
        await using var pve = await PveSimulator.StartAsync();
        using var stack = Programs.Open("datacenter", pve);
        var up = await stack.UpAsync(Programs.Find("datacenter"));
        Succeeds(up, "up");
        Assert.That(up.Outputs["webPool"], Is.EqualTo((PropertyValue)"production/web"));
        Assert.That(up.Outputs["deployToken"].IsSecret, Is.True);
        Assert.That(((PropertyString)up.Outputs["deployToken"].Unwrapped()).Value, Does.Match("^ci@pve!deploy=[0-9a-f-]{36}$"));
    }

    [Test]
    public async Task An_import_takes_the_object_as_it_is_and_asks_for_no_change()
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Request("POST", "/access/groups", ("groupid", "admins"), ("comment", "Were here before"));
        pve.Request("POST", "/access/groups", ("groupid", "operators"));
        using var stack = Programs.Open("import", pve);
        pve.Requests.Clear();
        var up = await stack.UpAsync(Programs.Find("import"));
        Succeeds(up, "up");
        Assert.That(up.StepOf("admins")!.Op, Is.EqualTo(StepOp.Import));
        Assert.That(pve.Requests.All.Where(request => request.Verb != "GET").Select(request => $"{request.Verb} {request.Path}"),
            Is.EqualTo(new[] { "POST /pools" }));
        Assert.That((string)pve.Request("GET", "/access/groups/admins")!["comment"]!, Is.EqualTo("Were here before"));
        Assert.That(up.Outputs["adminsComment"], Is.EqualTo((PropertyValue)"Were here before"));
    }

    [Test]
    public async Task A_component_groups_what_it_creates()
    {
        await using var pve = await PveSimulator.StartAsync();
        using var stack = Programs.Open("team", pve);
        var up = await stack.UpAsync(Programs.Find("team"));
        Succeeds(up, "up");
        Assert.That(up.Snapshot.Resources.Where(resource => resource.Type == "proxmox:pool:Pool").Select(resource => resource.Urn),
            Has.All.Contain("::examples:index:Team$proxmox:pool:Pool::"));
    }

    [Test]
    public async Task The_executable_serves_the_schema_that_the_SDK_is_generated_from()
    {
        await using var pve = await PveSimulator.StartAsync();
        using var stack = Programs.Open("schema", pve);
        Assert.That(await stack.GetSchemaAsync("proxmox"),
            Is.EqualTo(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "schema.json"))));
        Assert.That(pve.Requests.All, Is.Empty);
    }

    private static void Succeeds(DeploymentResult result, string command) =>
        Assert.That(result.Succeeded, Is.True, () =>
            $"{command}:\n{string.Join('\n', result.Diagnostics.Select(message => message.Message))}");
}
