namespace Proxmox.Simulator.Ceph;

/// <summary>Where the placement groups of the pools are: each on as many hosts or OSDs as it has copies, in turn.</summary>
public sealed class Placement(CephCluster ceph)
{
    /// <summary>The flags that keep data where it is.</summary>
    public static readonly string[] Holding = ["nobackfill", "norebalance", "norecover", "pause"];

    /// <summary>How many copies or chunks a placement group of a pool has, and how many it needs to be usable.</summary>
    public static (int Copies, int Least) Needs(CephPool pool) => ((int)pool.Size, (int)pool.MinSize);

    /// <summary>The OSDs of each placement group of a pool.</summary>
    public IEnumerable<IReadOnlyList<Osd>> Groups(CephPool pool)
    {
        var rule = ceph.Rules.GetValueOrDefault(pool.Rule) ?? new CrushRule(0);
        var domains = ceph.Osds.Values
            .Where(osd => osd.IsIn && (rule.DeviceClass is null || osd.DeviceClass == rule.DeviceClass))
            .GroupBy(osd => rule.FailureDomain == "osd" ? osd.Section : osd.Node).Select(domain => domain.ToList()).ToList();
        var copies = Math.Min(Needs(pool).Copies, domains.Count);
        for (var group = 0; group < pool.Groups; group++)
        {
            yield return [.. Enumerable.Range(0, copies).Select(copy => domains[(group + copy) % domains.Count])
                .Select(domain => domain[group % domain.Count])];
        }
    }

    /// <summary>How many groups are on an OSD.</summary>
    public int On(Osd osd) => osd.IsIn ? ceph.Pools.Values.Sum(pool => Groups(pool).Count(group => group.Contains(osd))) : osd.LeftGroups;

    /// <summary>How many groups are in each state.</summary>
    public IReadOnlyDictionary<string, int> States => ceph.Pools.Values
        .SelectMany(pool => Groups(pool).Select(group => StateOf(pool, group.Count, group.Count(ceph.IsUp))))
        .GroupBy(state => state, StringComparer.Ordinal).ToDictionary(state => state.Key, state => state.Count(), StringComparer.Ordinal);

    /// <summary>Whether every group has all its copies.</summary>
    public bool IsClean => States.Keys.All(state => state == "active+clean");

    /// <summary>Takes an OSD out: its data moves to others, unless a flag holds it.</summary>
    public void TakeOut(Osd osd)
    {
        var groups = On(osd);
        osd.IsIn = false;
        osd.LeftGroups = Holding.Any(ceph.Flags.Contains) ? groups : 0;
    }

    /// <summary>Lets go what a flag has held.</summary>
    public void Settle()
    {
        if (!Holding.Any(ceph.Flags.Contains))
        {
            foreach (var osd in ceph.Osds.Values)
            {
                osd.LeftGroups = 0;
            }
        }
    }

    /// <summary>Whether an OSD may be stopped (<c>osd ok-to-stop</c>).</summary>
    public (bool Safe, string Words) IsSafeToStop(int id)
    {
        var lost = ceph.Pools.Values.Sum(pool => Groups(pool).Count(group =>
            group.Any(osd => osd.Id == id) && group.Count(osd => osd.Id != id && ceph.IsUp(osd)) < Needs(pool).Least));
        return lost == 0 ? (true, "") : (false, $"unsafe to stop osd(s) at this time ({lost} PGs are or would become offline)");
    }

    /// <summary>Whether an OSD may go for good (<c>osd safe-to-destroy</c>).</summary>
    public (bool Safe, string Words) IsSafeToDestroy(int id) => On(ceph.RequireOsd(id)) switch
    {
        > 0 and var groups => (false, $"OSD(s) {id} have {groups} pgs currently mapped to them."),
        _ when !IsClean => (false, $"OSD(s) {id} have no reported stats, and not all PGs are active+clean; we cannot draw any "
            + "conclusions."),
        _ => (true, $"OSD(s) {id} are safe to destroy without reducing data durability."),
    };

    private static string StateOf(CephPool pool, int mapped, int up)
    {
        var (copies, least) = Needs(pool);
        return up == copies ? "active+clean"
            : up < least ? "undersized+degraded+peered"
            : mapped < copies || up < mapped ? "active+undersized+degraded"
            : "active+clean";
    }
}
