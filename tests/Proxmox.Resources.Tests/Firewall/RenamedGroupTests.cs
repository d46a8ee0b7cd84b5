using Proxmox.Engine.Declarations;
using Proxmox.LocalEngine;
using Proxmox.LocalEngine.Programs;
using Proxmox.Model.Values;
using Proxmox.Pulumi.Schemas;
using Proxmox.Resources.Firewall;
using Proxmox.Simulator;
using Proxmox.Testing;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;

namespace Proxmox.Resources.Tests.Firewall;

/// <summary>Rules go with their security group when the same run renames it; real clients show the same in the end-to-end tests.</summary>
public sealed class RenamedGroupTests
{
    private static readonly (string, Value)[] SshMembers = [("type", "in"), ("action", "ACCEPT"), ("macro", "SSH")];
    private static readonly Value Ssh = Value.Object(SshMembers);

    [Test]
    public async Task A_program_that_renames_a_group_leaves_its_rules_in_force()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var served = await PulumiProvider.StartAsync();
        using var stack = Stack.Open(new() { Plugins = [served.Source], Config = PulumiClient.Settings(Configurations.Of(pve)) });
        Assert.That((await stack.UpAsync(Program("web"))).Errors, Is.Empty);
        pve.Requests.Clear();
        var up = await stack.UpAsync(Program("shop"));
        Assert.That(up.Errors, Is.Empty);
        Assert.That(pve.Requests.All.Where(request => request.Verb != "GET").Select(request => $"{request.Verb} {request.Path}"),
            Is.EqualTo(new[] { "POST /cluster/firewall/groups", "POST /cluster/firewall/groups" }));
        foreach (var group in new[] { "shop", "shop1" })
        {
            Assert.That((string?)pve.Request("GET", "/cluster/firewall/groups/" + group)!.Single()["macro"], Is.EqualTo("SSH"), group);
        }

        Assert.That((await stack.PreviewAsync(Program("shop"), new() { Refresh = true })).HasChanges, Is.False);
        Assert.That((await stack.DestroyAsync()).Errors, Is.Empty);
        Assert.That(pve.Request("GET", "/cluster/firewall/groups"), Is.Empty);
    }

    [Test]
    public async Task Rules_that_are_to_stand_in_another_group_are_replaced()
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Request("POST", "/cluster/firewall/groups", ("group", "web"));
        pve.Request("POST", "/cluster/firewall/groups", ("group", "shop"));
        await using var client = await WireClient.StartAsync(pve, FirewallRules.Declaration.Name);
        var config = Lifecycle.Config(("level", "group:web"), ("rules", Value.List(Ssh)));
        await client.ApplyAsync(config);
        Assert.That((await client.PlanAsync(config.With("level", "group:shop"))).Action, Is.EqualTo(PlannedAction.Replace));
    }

    private static InProcessProgram Program(string name) => new(async context =>
    {
        var list = await MakeAsync(FirewallSecurityGroup.Declaration, "list", null, ("security_group_id", name));
        await MakeAsync(FirewallRules.Declaration, "list", list, ("level", "group:" + name), ("rules", Value.List(Ssh)));
        var one = await MakeAsync(FirewallSecurityGroup.Declaration, "one", null, ("security_group_id", name + "1"));
        await MakeAsync(FirewallRule.Declaration, "one", one, [("level", $"group:{name}1"), ("rule_id", "ssh"), .. SshMembers]);

        Task<RegisteredResource> MakeAsync(
            Resource resource, string called, RegisteredResource? within, params (string, Value)[] config) => context.RegisterAsync(
                Tokens.Of(resource), called, Properties.Of(PropertyNames.Properties(resource), Lifecycle.Config(config)), request =>
                    request.Dependencies.AddRange(within is null ? [] : [within.Urn]));
    });
}
