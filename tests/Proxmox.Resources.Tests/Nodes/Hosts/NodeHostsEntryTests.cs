using Newtonsoft.Json.Linq;
using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Nodes.Hosts;

public sealed class NodeHostsEntryTests
{
    private const string Path = "/nodes/pve1/hosts";

    private static readonly Value Full =
        Config(("node", "pve1"), ("address", "192.0.2.20"), ("hostnames", Value.List("pbs.example.com", "pbs")));

    private static readonly Lifecycle Life = new("node_hosts_entry")
    {
        Id = "pve1/192.0.2.20",
        Minimal = Full,
        Full = Full,
        Changed = Full.With("hostnames", Value.List("backup.example.com")),
        Replacements = [("address", "192.0.2.21"), ("node", "pve2")],
        Drift = pve => Write(pve, text => text.Replace("backup.example.com", "theirs.example.com", StringComparison.Ordinal)
            .Replace("pbs.example.com", "theirs.example.com", StringComparison.Ordinal)),
        Remove = pve => Write(pve, text => string.Concat(
            text.Split('\n').Where(line => line.Length > 0 && !line.StartsWith("192.0.2.20 ", StringComparison.Ordinal))
                .Select(line => line + "\n"))),
        Find = pve => Text(pve).Contains("192.0.2.20 ", StringComparison.Ordinal) ? new JValue(Text(pve)) : null,
        CreateRequest = ("POST", Path),
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task Lines_of_others_and_what_is_said_behind_names_stay(ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        const string Others = "# by hand\n127.0.0.1\tlocalhost\n\n192.0.2.11 pve1.example.com pve1 # itself";
        pve.Request("POST", Path, ("data", Others));
        await using var client = await ClientKinds.StartAsync(kind, pve, "node_hosts_entry", Life.ProviderFor(pve));
        Assert.That((await client.ApplyAsync(Full)).Errors, Is.Empty);
        Assert.That(Text(pve), Is.EqualTo(Others + "\n192.0.2.20 pbs.example.com pbs\n"));
        Write(pve, text => text.Replace(" pbs\n", " pbs # ours\n192.0.2.20 also\n", StringComparison.Ordinal));
        Assert.That((await client.ApplyAsync(Full)).Errors, Is.Empty);
        Assert.That(Text(pve), Is.EqualTo(Others + "\n192.0.2.20 pbs.example.com pbs # ours\n"));
        Assert.That((await client.ApplyAsync(Value.Null)).Errors, Is.Empty);
        Assert.That(Text(pve), Is.EqualTo(Others + "\n"));
    }

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task An_address_that_is_there_is_not_taken_over(ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await ClientKinds.StartAsync(kind, pve, "node_hosts_entry", Life.ProviderFor(pve));
        var outcome = await client.ApplyAsync(Full.With("address", "127.0.0.1"));
        Assert.That(outcome.Errors, Has.Some.Contains("a line for 127.0.0.1 already"));
    }

    private static string Text(PveSimulator pve) => pve.Request("GET", Path)!.Value<string>("data")!;

    private static void Write(PveSimulator pve, Func<string, string> change) => pve.Request("POST", Path, ("data", change(Text(pve))));
}
