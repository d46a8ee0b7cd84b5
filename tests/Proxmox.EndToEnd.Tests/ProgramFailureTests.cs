using System.Diagnostics;
using System.Globalization;
using Proxmox.LocalEngine;
using Proxmox.LocalEngine.Programs;
using Proxmox.LocalEngine.Wire;
using Proxmox.Simulator;

namespace Proxmox.EndToEnd.Tests;

/// <summary>What the user of a program reads when something goes wrong, and what is recorded then.</summary>
public sealed class ProgramFailureTests
{
    [Test]
    public async Task An_unknown_property_is_named_with_the_nearest_known_one()
    {
        await using var pve = await PveSimulator.StartAsync();
        var result = await UpAsync(pve, "proxmox:pool:Pool", ("poolId", "web"), ("coment", "Web servers"));
        Assert.That(Said(result), Does.Contain("coment").And.Contain("comment"));
        Assert.That(pve.Requests.All, Is.Empty);
    }

    [Test]
    public async Task A_value_of_a_wrong_type_is_named_with_what_is_expected()
    {
        await using var pve = await PveSimulator.StartAsync();
        var result = await UpAsync(pve, "proxmox:pool:Pool", ("poolId", "web"), ("comment", true));
        Assert.That(Said(result), Does.Contain("comment must be a string, but is a boolean"));
        Assert.That(pve.Requests.All, Is.Empty);
    }

    [Test]
    public async Task A_missing_required_input_is_named()
    {
        await using var pve = await PveSimulator.StartAsync();
        var result = await UpAsync(pve, "proxmox:storage:Directory", ("storageId", "scratch"));
        Assert.That(Said(result), Does.Contain("path must be set"));
        Assert.That(pve.Requests.All, Is.Empty);
    }

    [Test]
    public async Task A_create_that_PVE_refuses_says_why_and_records_nothing()
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Faults.On("POST", "/pools").Fail(500, "the disk is on fire\n");
        using var stack = Programs.Open("failures", pve);
        var result = await stack.UpAsync(Program("proxmox:pool:Pool", ("poolId", "web")));
        Assert.That(Said(result), Does.Contain("Could not create").And.Contain("the disk is on fire"));
        Assert.That(stack.Snapshot.Find("this"), Is.Null);
        Assert.That(stack.Snapshot.Pending, Is.Empty, "the engine need not suspect an object");

        pve.Faults.Clear();
        var again = await stack.UpAsync(Program("proxmox:pool:Pool", ("poolId", "web")));
        Assert.That(again.Succeeded, Is.True, Said(again));
    }

    [Test]
    public async Task A_bad_token_fails_the_preview_and_is_told_once()
    {
        await using var pve = await PveSimulator.StartAsync();
        using var stack = Programs.Open(
            "failures", Programs.Plugin(pve).With("PROXMOX_VE_API_TOKEN", "root@pam!test=00000000-0000-0000-0000-000000000000"));
        pve.Requests.Clear();
        var result = await stack.PreviewAsync(new InProcessProgram(async context =>
        {
            for (var number = 0; number < 10; number++)
            {
                await context.RegisterAsync("proxmox:pool:Pool", $"p{number}", PropertyObject.Of(("poolId", $"p{number}")));
            }
        }));
        Assert.That(result.Succeeded, Is.False);
        Assert.That(Said(result).Split("The credentials are missing, wrong or expired").Length - 1, Is.EqualTo(1), Said(result));
        Assert.That(pve.Requests.All, Has.One.Items);
    }

    // The engine forgets a create whose plugin has died, so it is the provider that has to recognise what is left of it.
    // Alone, so that the plugin that runs is the one to kill.
    [Test]
    [NonParallelizable]
    public async Task What_a_killed_plugin_has_created_is_not_created_twice_but_offered_for_import()
    {
        await using var pve = await PveSimulator.StartAsync();
        using var stack = Programs.Open("failures", pve);
        var slow = pve.Faults.On("GET", "/pools").Delay(TimeSpan.FromSeconds(60));
        var running = stack.UpAsync(Program("proxmox:pool:Pool", ("poolId", "web")));
        await Task.WhenAny(running, UntilAsync(() => slow.Applied > 0));
        Assert.That(running.IsCompleted, Is.False, () => Said(running.Result));
        Plugins().Single().Kill();
        var killed = await running;
        Assert.That(killed.Succeeded, Is.False);
        Assert.That(Said(killed), Does.Contain("exited prematurely"), "the user is told what happened");
        Assert.That(pve.Requests.All.Count(request => request is { Verb: "POST", Path: "/pools" }), Is.EqualTo(1), "PVE has created it");

        pve.Faults.Clear();
        var again = await stack.UpAsync(Program("proxmox:pool:Pool", ("poolId", "web")));
        Assert.That(Said(again), Does.Contain("already").And.Contain("Import it with the id \"web\""));

        Assert.That((await stack.ImportAsync(new("proxmox:pool:Pool", "this", "web", Protect: false))).Succeeded, Is.True);
        var mended = await stack.UpAsync(Program("proxmox:pool:Pool", ("poolId", "web")));
        Assert.That(mended.Succeeded, Is.True, Said(mended));
        Assert.That(mended.HasChanges, Is.False);
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        while (!holds())
        {
            await Task.Delay(20);
        }
    }

    // The plugins that this process has started; the system cuts their names short.
    private static IEnumerable<Process> Plugins()
    {
        var own = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        return Process.GetProcesses().Where(process =>
            process.ProcessName.StartsWith("pulumi-resource", StringComparison.Ordinal)
            && File.ReadAllText($"/proc/{process.Id.ToString(CultureInfo.InvariantCulture)}/stat").Split(") ")[1].Split(' ')[1] == own);
    }

    private static async Task<DeploymentResult> UpAsync(PveSimulator pve, string type, params (string, PropertyValue)[] inputs)
    {
        using var stack = Programs.Open("failures", pve);
        pve.Requests.Clear();
        var result = await stack.UpAsync(Program(type, inputs));
        Assert.That(result.Succeeded, Is.False);
        return result;
    }

    private static InProcessProgram Program(string type, params (string, PropertyValue)[] inputs) =>
        new(context => context.RegisterAsync(type, "this", PropertyObject.Of(inputs)));

    private static string Said(DeploymentResult result) => string.Join('\n', result.Errors);
}
