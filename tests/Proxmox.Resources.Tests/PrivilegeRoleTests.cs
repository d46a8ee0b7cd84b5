using Newtonsoft.Json.Linq;
using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Documentation;
using Proxmox.Model.Declarations;
using Proxmox.Model.Values;
using Proxmox.Resources.Tests.Qemu;
using Proxmox.Simulator;
using Proxmox.Simulator.Guests;
using Proxmox.Testing;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests;

/// <summary>The role on a resource's page is enough for all that the page tells of, and no more than that.</summary>
internal sealed class PrivilegeRoleTests
{
    private const string Owner = "ci@pve";
    private const string Token = "ci@pve!role";

    // What of a VM's role its ladder has no use for.
    private static readonly IReadOnlyDictionary<string, Lifecycle> Further = new Dictionary<string, Lifecycle>(StringComparer.Ordinal)
    {
        ["VM.Clone"] = Vm([("clone", Config(("vmid", 900)))]),
        ["VM.Migrate"] = Vm([("node", "pve1")], [("node", "pve2")]),
        ["Sys.Console"] = Vm([("disks", Config(("ide2", Config(("iso", "cdrom")))))]),
        ["Datastore.Audit"] = Vm([("disks", Config(("scsi1", Config(("volume", "files:101/vm-101-disk-0.raw")))))]),
        ["VM.GuestAgent.Audit"] = Vm(
            [("agent", Config(("enabled", true))), ("start_on_create", true), ("wait_for_address", Config(("timeout_seconds", 1)))]),
    };

    private static IEnumerable<string> FurtherPrivileges => Further.Keys;

    private static IEnumerable<TestCaseData> Resources =>
        from life in Lives.All
        where !life.NeedsLogin
        from version in (PveVersion[])[PveVersion.V84, PveVersion.V92]
        where Catalogs.All.Resource(life.Resource) is { Since: null, Until: null } || version == life.Version
        select new TestCaseData(life.Resource, version);

    private static IEnumerable<TestCaseData> Privileges =>
        from life in Lives.All
        where life.Resource is "vm" or "pool" or "storage_directory" or "user" or "acl"
        from name in Held(Catalogs.All.Resource(life.Resource)!, PveVersion.V92).Select(held => held.AnyOf[0]).Distinct()
        select new TestCaseData(life.Resource, name);

    [Test]
    public void Every_resource_is_tried() =>
        Assert.That(Lives.All.Select(life => life.Resource), Is.EquivalentTo(Catalogs.All.Resources.Select(resource => resource.Name)));

    [TestCaseSource(nameof(Resources))]
    public async Task The_role_on_the_page_is_enough(string resource, PveVersion version) =>
        Assert.That(await LiveAsync(Of(resource), version, _ => true), Is.Empty);

    [TestCaseSource(nameof(FurtherPrivileges))]
    public async Task The_role_is_enough_for_what_the_ladder_leaves_out(string privilege) =>
        Assert.That(await LiveAsync(Further[privilege], PveVersion.V92, _ => true), Is.Empty);

    [TestCaseSource(nameof(Privileges))]
    public async Task Without_one_of_its_privileges_something_fails(string resource, string missing) =>
        Assert.That(await LiveAsync(resource == "vm" && Further.TryGetValue(missing, out var further)
            ? further : Of(resource), PveVersion.V92, held => held != missing), Is.Not.Empty);

    private static Lifecycle Of(string resource) => Lives.All.Single(life => life.Resource == resource);

    private static Lifecycle Vm((string, Value)[] full, (string, Value)[]? changed = null)
    {
        var least = Config(("vmid", 100), ("node", "pve1"), ("name", "web"), ("start_on_create", false));
        Value With((string Name, Value Value)[] members) =>
            members.Aggregate(least, (config, member) => config.With(member.Name, member.Value));
        return Of("vm") with { Arrange = Furnish, Full = With(full), Changed = changed is null ? Value.Null : With(changed) };
    }

    // Another guest has a disk, and the VM has an agent when it runs.
    private static void Furnish(PveSimulator pve)
    {
        VmWorld.Furnish(pve);
        VmWorld.Run(pve, "POST", "/nodes/pve1/qemu", ("vmid", 101), ("scsi0", "files:1"));
        var system = GuestSystems.Of(pve.Datacenter)[100];
        system.HasAgent = true;
        system.AgentAnswers["network-get-interfaces"] = () => JArray.Parse("""[{"name": "eth0", "ip-addresses": [{"ip-address": "192.0.2.7", "ip-address-type": "ipv4", "prefix": 24}]}]""");
    }

    // Creates, refreshes, changes and destroys the full object, and gives what was said against it.
    private static async Task<IReadOnlyList<string>> LiveAsync(Lifecycle life, PveVersion version, Predicate<string> isHeld)
    {
        var resource = Catalogs.All.Resource(life.Resource)!;
        await using var pve = await PveSimulator.StartAsync(new() { Version = version });
        life.Arrange(pve);
        var held = Held(resource, version).Where(privilege => isHeld(privilege.AnyOf[0]));
        await using var client = await WireClient.StartAsync(pve, life.Resource, Grant(pve, held, life));
        var said = new List<string>();
        foreach (var config in ((Value[])[life.Full, life.Changed, life.Full]).Where(config => !config.IsNull)
            .Select(config => Lives.Known(resource.Attributes, config, version)).Append(Value.Null))
        {
            var outcome = await client.ApplyAsync(config);
            said.AddRange(outcome.Errors.Concat(
                outcome.Warnings.Where(warning => !life.Warned.Any(title => warning.StartsWith(title, StringComparison.Ordinal)))));
            if (!config.IsNull && said.Count == 0)
            {
                var again = await client.PlanAsync(config);
                said.AddRange(again.Errors);
                Assert.That(again.Action, Is.EqualTo(PlannedAction.Nothing), "the plan after it");
                said.AddRange(await UnlistedAsync(client, resource));
            }
        }

        return said;
    }

    // Every resource can be listed by a client, also where no data source does.
    private static async Task<IReadOnlyList<string>> UnlistedAsync(WireClient client, Resource resource)
    {
        var parents = resource.Identity.Where(field => resource.Api.Collection.Contains($"{{{field.Name}}}", StringComparison.Ordinal));
        try
        {
            var listed = await client.ListAsync(
                Value.Object(parents.Select(field => KeyValuePair.Create(field.Name, client.State[field.Name]))));
            return listed.Any(identity => resource.Identity.All(field => identity[field.Name].Equals(client.State[field.Name])))
                ? []
                : [$"{resource.Name} is not listed"];
        }
        catch (PveFault refusal)
        {
            return [refusal.Message];
        }
    }

    private static IEnumerable<Privilege> Held(Resource resource, PveVersion version) =>
        MinimalRole.Of(resource).Where(held => held.Versions.Includes(Lives.Number(version)));

    // A token with privilege separation has what both it and its user are given.
    private static Value Grant(PveSimulator pve, IEnumerable<Privilege> held, Lifecycle life)
    {
        pve.Request("POST", "/access/users", ("userid", Owner));
        var secret = pve.Request("POST", $"/access/users/{Owner}/token/role", ("privsep", 1))!.Value<string>("value");
        var paths = from privilege in held
                    from config in (Value[])[life.Full,
            life.Changed]
                    where !config.IsNull
                    select (Path: Filled(privilege.Path, config), Name: privilege.AnyOf[0]);
        foreach (var (index, path) in paths.Distinct().GroupBy(entry => entry.Path, entry => entry.Name).Index())
        {
            var role = $"role{index}";
            pve.Request("POST", "/access/roles", ("roleid", role), ("privs", string.Join(',', path)));
            pve.Request("PUT", "/access/acl", ("path", path.Key), ("roles", role), ("users", Owner));
            pve.Request("PUT", "/access/acl", ("path", path.Key), ("roles", role), ("tokens", Token));
        }

        return Configurations.Of(pve).With("api_token", Value.Of($"{Token}={secret}").AsSecret());
    }

    // What the config names, and in front of what it does not everything below.
    private static string Filled(string path, Value config)
    {
        while (path.IndexOf('{', StringComparison.Ordinal) is >= 0 and var open)
        {
            var close = path.IndexOf('}', open);
            var value = path[(open + 1)..close].Split('.').Aggregate(config, (at, name) => at[name]);
            // A member of a pool may be a guest or a storage.
            if ((value.AsText() ?? value.AsNumber()?.ToString()) is not { } known
                || (path.StartsWith("/vms/", StringComparison.Ordinal) && !char.IsAsciiDigit(known[0])))
            {
                return open == 1 ? "/" : path[..(open - 1)];
            }

            path = path[..open] + known + path[(close + 1)..];
        }

        return path;
    }
}
