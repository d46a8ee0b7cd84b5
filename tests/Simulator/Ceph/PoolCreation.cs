using System.Globalization;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Tasks;

namespace Proxmox.Simulator.Ceph;

/// <summary>Makes a pool, or the two of an erasure-coded one (<c>createpool</c>).</summary>
internal sealed class PoolCreation(PveCall call)
{
    private static readonly (string Name, string Value)[] Defaults =
        [("size", "3"), ("min_size", "2"), ("application", "rbd"), ("pg_autoscale_mode", "warn")];

    private readonly string _name = call.Text("name");

    public JToken Begin()
    {
        call.Datacenter.RequireQuorum();
        var ceph = CephEndpoints.Asked(call);
        var coding = call.OptionalText("erasure-coding") is { } text ? Parse(text) : null;
        var adds = call.Flag("add_storages") ?? coding is not null;
        if (coding?.GetValueOrDefault("profile") is { } profile && !ceph.Profiles.ContainsKey(profile))
        {
            throw PveError.Die($"Erasure code profile '{profile}' does not exist.");
        }

        if (adds)
        {
            call.Require("/storage", "Datastore.Allocate");
        }

        var settings = PoolSettings.Of(call);
        foreach (var (setting, value) in Defaults)
        {
            settings.TryAdd(setting, value);
        }

        var groups = call.Number("pg_num") ?? 128;
        settings.Remove("pg_num");
        // The worker calls itself as the pool was called when it was made.
        return call.ForkWork("cephcreatepool", _name, run => Make(ceph, run, coding, groups, settings, adds));
    }

    private void Make(CephCluster ceph, Execution run, IReadOnlyDictionary<string, string>? coding, long groups,
        SortedDictionary<string, string> settings, bool adds)
    {
        var (pool, data) = (_name, null as string);
        if (coding is not null)
        {
            (pool, data) = ($"{_name}-metadata", $"{_name}-data");
            var profile = coding.GetValueOrDefault("profile") ?? Profile(ceph, run, coding);
            var others = settings.Where(setting => setting.Key is not ("size" or "min_size" or "crush_rule"))
                .ToDictionary(StringComparer.Ordinal);
            Add(ceph, run, data, groups, profile, others);
            groups = 32;
        }

        Add(ceph, run, pool, groups, profile: null, settings);
        if (!adds)
        {
            return;
        }

        (string Name, JToken Value)[] storage =
            [("type", "rbd"), ("pool", pool), ("storage", _name), ("krbd", 0), ("content", "rootdir,images")];
        try
        {
            run.Datacenter.Api("POST", "/storage", "root@pam", data is null ? storage : [.. storage, ("data-pool", data)]);
        }
        catch (PveError error)
        {
            throw PveError.Die($"adding PVE storage for ceph pool '{_name}' failed: {error.Text.TrimEnd('\n')}");
        }
    }

    private static void Add(
        CephCluster ceph, Execution run, string name, long groups, string? profile, IReadOnlyDictionary<string, string> settings)
    {
        var coding = profile is null ? null : ceph.Profiles[profile];
        var size = coding is null ? 3 : coding.Data + coding.Coding;
        // One that is there already is taken for made.
        if (!ceph.Pools.TryGetValue(name, out var pool))
        {
            PoolSettings.RequireRoom(ceph, groups, size);
            pool = ceph.Pools[name] = new CephPool
            {
                Id = ceph.NextPool,
                Name = name,
                Profile = profile,
                Groups = groups,
                Size = size,
                MinSize = coding is null ? 2 : coding.Data + 1,
                Rule = coding is null ? CephCluster.DefaultRule : name,
            };
            if (coding is not null)
            {
                ceph.Rules[name] = new(ceph.Rules.Values.Max(rule => rule.Id) + 1, coding.FailureDomain, coding.DeviceClass);
            }
        }

        new PoolSettings(ceph, run).Apply(pool, settings);
    }

    private string Profile(CephCluster ceph, Execution run, IReadOnlyDictionary<string, string> coding)
    {
        var profile = $"pve_ec_{_name}";
        if (!coding.ContainsKey("k") || !coding.ContainsKey("m"))
        {
            throw PveError.Die($"could not create erasure code profile '{profile}': error with 'osd erasure-code-profile set': mon_cmd "
                + "failed - k= must be an integer");
        }

        var proposed = new CephProfile(
            int.Parse(coding["k"], CultureInfo.InvariantCulture),
            int.Parse(coding["m"], CultureInfo.InvariantCulture),
            coding.GetValueOrDefault("failure-domain") ?? "host",
            coding.GetValueOrDefault("device-class"));
        if (ceph.Profiles.TryGetValue(profile, out var existing) && existing != proposed)
        {
            throw PveError.Die($"could not create erasure code profile '{profile}': error with 'osd erasure-code-profile set': mon_cmd "
                + $"failed - will not override erasure code profile {profile} because the existing profile {Show(existing)} is different "
                + $"from the proposed profile {Show(proposed)}");
        }

        ceph.Profiles[profile] = proposed;
        run.Print($"created new erasure code profile '{profile}'");
        return profile;
    }

    private static string Show(CephProfile profile) =>
        $"{{crush-failure-domain={profile.FailureDomain},k={profile.Data},m={profile.Coding}}}";

    private static Dictionary<string, string> Parse(string text) =>
        text.Split(',').Select(part => part.Split('=', 2)).ToDictionary(part => part[0], part => part[1], StringComparer.Ordinal);
}
