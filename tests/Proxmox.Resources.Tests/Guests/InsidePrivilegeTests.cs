using System.Text;
using Newtonsoft.Json.Linq;
using Proxmox.Engine.Documentation;
using Proxmox.Model.Declarations;
using Proxmox.Model.Values;
using Proxmox.Resources.Tests.Lxc.Commands;
using Proxmox.Resources.Tests.Qemu.Commands;
using Proxmox.Simulator;
using Proxmox.Simulator.Lxc;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Guests;

/// <summary>
/// The role on the page of what reaches into a guest, or takes it elsewhere, is enough, and without its last privilege it is not.
/// </summary>
public sealed class InsidePrivilegeTests
{
    private const string Owner = "ci@pve";

    public static IEnumerable<PveVersion> Versions => [PveVersion.V84, PveVersion.V92];

    public static IEnumerable<TestCaseData> Commands =>
        from version in Versions
        from command in ((string Name, (string, Value)[] Config)[])
        [
            ("vm_agent_file_write", [("path", "/etc/motd"), ("content", "hello")]),
            ("vm_agent_suspend", [("mode", "ram")]),
        ]
        select new TestCaseData(command.Name, command.Config, version).SetArgDisplayNames(command.Name, version.ToString());

    public static IEnumerable<TestCaseData> DataSources =>
        from version in Versions
        from source in ((string Name, (string, Value)[] Config)[])[("vm_agent_file", [("path", "/etc/motd")]), ("vm_agent_system", [])]
        select new TestCaseData(source.Name, source.Config, version).SetArgDisplayNames(source.Name, version.ToString());

    [TestCaseSource(nameof(Commands))]
    public async Task A_command_needs_what_its_page_tells(string name, (string, Value)[] config, PveVersion version)
    {
        await using var bench = await RunningAsync(version);
        var role = Role(Catalogs.All.Command(name)!, version);
        var outcome = await RunAsync(role[..^1]);
        Assert.That(outcome.Errors.Single(), Does.Contain(role[^1]));
        Assert.That((await RunAsync(role)).Errors, Is.Empty);

        Task<CommandOutcome> RunAsync(string[] held) =>
            CommandClient.RunAsync(ClientKind.Wire, bench.Pve, Grant(bench.Pve, held), name, [("vmid", 100), .. config]);
    }

    [TestCaseSource(nameof(DataSources))]
    public async Task A_data_source_needs_what_its_page_tells(string name, (string, Value)[] config, PveVersion version)
    {
        await using var bench = await RunningAsync(version);
        var role = Role(Catalogs.All.DataSource(name)!, version);
        Assert.That(() => ReadAsync(role[..^1]), Throws.InvalidOperationException.With.Message.Contains(role[^1]));
        Assert.That((await ReadAsync(role)).IsNull, Is.False);

        Task<Value> ReadAsync(string[] held) => DataReader.ReadAsync(Grant(bench.Pve, held), name, [("vmid", 100), .. config]);
    }

    [Test]
    public async Task A_VM_goes_elsewhere_with_what_the_page_tells()
    {
        await using var bench = await RunningAsync(PveVersion.V92);
        bench.Pve.OpenElsewhere(RemoteTarget.Address);
        var role = Role(Catalogs.All.Command("vm_migrate_to_remote")!, PveVersion.V92);
        Assert.That((await RunAsync(role[..^1])).Errors.Single(), Does.Contain("VM.Migrate"));
        Assert.That((await RunAsync(role)).Errors, Is.Empty);

        Task<CommandOutcome> RunAsync(string[] held) => CommandClient.RunAsync(ClientKind.Wire, bench.Pve, Grant(bench.Pve, held),
            "vm_migrate_to_remote", [("vmid", 100), .. RemoteTarget.Config(bench.Pve)]);
    }

    [Test]
    public async Task A_container_is_suspended_and_goes_on_and_elsewhere_with_what_the_pages_tell()
    {
        await using var bench = await ContainerBench.StartAsync(ClientKind.Wire, isRunning: true);
        ContainerProcesses.Of(bench.Pve.Datacenter).HasCriu = true;
        bench.Pve.OpenElsewhere(RemoteTarget.Address);
        foreach (var name in new[] { "container_suspend", "container_resume", "container_migrate_to_remote" })
        {
            var role = Role(Catalogs.All.Command(name)!, PveVersion.V92);
            (string, Value)[] config = [("vmid", 100), .. name.EndsWith("remote", StringComparison.Ordinal)
                ? RemoteTarget.Config(bench.Pve) : []];
            Assert.That((await RunAsync(role[..^1])).Errors.Single(), Does.Contain(role[^1]), name);
            Assert.That((await RunAsync(role)).Errors, Is.Empty, name);

            Task<CommandOutcome> RunAsync(string[] held) =>
                CommandClient.RunAsync(ClientKind.Wire, bench.Pve, Grant(bench.Pve, held), name, config);
        }
    }

    private static async Task<VmBench> RunningAsync(PveVersion version)
    {
        var bench = await VmBench.StartAsync(ClientKind.Wire, version, isRunning: true, ("agent", "1"));
        bench.System.HasAgent = true;
        bench.System.Files["/etc/motd"] = Encoding.UTF8.GetBytes("hello");
        bench.Pve.Request("POST", "/access/users", ("userid", Owner));
        return bench;
    }

    // All of it is asked on the guest, that to see it first.
    private static string[] Role(Declaration declaration, PveVersion version) => [.. MinimalRole.Of(declaration)
        .Where(held => held.Versions.Includes(Lives.Number(version))).Select(held => held.AnyOf[0])];

    private static Value Grant(PveSimulator pve, string[] held)
    {
        foreach (var (verb, path, parameters) in ((string, string, (string, JToken)[])[])
        [
            ("POST", "/access/users", [("userid", Owner)]), ("POST", "/access/roles", [("roleid", "Page")]),
            ("DELETE", $"/access/users/{Owner}/token/page", []),
        ])
        {
            try
            {
                pve.Request(verb, path, parameters);
            }
            catch (PveError)
            {
                // Both are there, or the token is not, the first or the second time.
            }
        }

        pve.Request("PUT", "/access/roles/Page", ("privs", string.Join(',', held)));
        pve.Request("PUT", "/access/acl", ("path", "/vms/100"), ("roles", "Page"), ("users", Owner));
        var secret = (string?)pve.Request("POST", $"/access/users/{Owner}/token/page", ("privsep", 0))!["value"];
        return Value.Object(("endpoint", pve.Endpoint.ToString()), ("fingerprint", pve.Fingerprint),
            ("api_token", Value.Of($"{Owner}!page={secret}").AsSecret()));
    }
}
