using Newtonsoft.Json.Linq;
using Proxmox.Simulator;
using Proxmox.Simulator.Nodes;

namespace Proxmox.EndToEnd.Tests.Discover;

/// <summary>Fills a simulator with objects of many kinds, whose settings chance decides.</summary>
/// <param name="pve">The simulator.</param>
/// <param name="seed">Where chance begins: the same seed makes the same datacenter.</param>
internal sealed class RandomDatacenter(PveSimulator pve, int seed)
{
    private static readonly string[] Texts = ["plain", "with \"quotes\"", "${not.filled} and %{neither}", "ünïcode — 日本",
        "back\\slash", "a # b"];
    private static readonly string[] Privileges = ["VM.Audit", "VM.PowerMgmt", "VM.Config.CPU", "Datastore.Audit", "Pool.Audit",
        "Sys.Audit"];

    private readonly Random _random = new(seed);
    private readonly List<string> _pools = [];
    private readonly List<string> _groups = [];
    private readonly List<string> _users = [];
    private readonly List<string> _roles = [];
    private readonly List<string> _storages = ["local"];
    private readonly List<string> _vnets = [];
    private readonly List<int> _vms = [];
    private readonly List<int> _containers = [];
    private readonly List<int> _twins = [];

    private string Node => pve.Datacenter.Nodes[_random.Next(pve.Datacenter.Nodes.Count)].Name;

    /// <summary>Fills it.</summary>
    public async Task FillAsync()
    {
        FillAccess();
        FillRealms();
        FillStorages();
        FillSdn();
        FillNetworks();
        await FillGuestsAsync();
        FillFirewall();
        FillCluster();
        pve.Clock.Advance(ClusterResources.Round);
    }

    private void FillAccess()
    {
        Some(5, 15, number => _pools.Add(Post("/pools", "poolid", $"pool-{number}", Maybe("comment", Text))));
        Some(1, 3, number => _pools.Add(Post("/pools", "poolid", $"{_pools[0]}/nested-{number}")));
        Some(3, 8, number => _groups.Add(Post("/access/groups", "groupid", $"group_{number}", Maybe("comment", Text))));
        Some(8, 25, number => _users.Add(Post("/access/users", "userid", $"user.{number}@pve", Maybe("email",
            () => $"u{number}@example.com"),
            Maybe("groups", () => Several(_groups)), Maybe("firstname", Text), Maybe("enable", () => 0), Maybe("comment", Text))));
        Some(2, 6, number => Request("POST", $"/access/users/{Pick(_users)}/token/t{number}", Maybe("privsep", () => 0)));
        Some(2, 6, number => _roles.Add(Post("/access/roles", "roleid", $"Role{number}", ("privs", Several(Privileges)))));
        Some(10, 30, _ => Request("PUT", "/access/acl", ("path", Pick(["/", "/vms", $"/pool/{Pick(_pools)}", "/storage/local"])),
            ("roles", Pick([.. _roles, "PVEAuditor"])), Chance() ? ("users", Pick(_users)) : ("groups", Pick(_groups)),
            Maybe("propagate", () => 0)));
    }

    private void FillRealms()
    {
        Some(1, 3, number => Post("/access/domains", "realm", $"ldap{number}", ("type", "ldap"), ("server1", "ldap.example.com"),
            ("base_dn", "dc=example,dc=com"), ("user_attr", "uid"), Maybe("comment", Text), Maybe("mode", () => "ldaps"),
            Maybe("port", () => 6360), Maybe("sync-defaults-options", () => "scope=both,remove-vanished=entry"),
            Maybe("group_filter", () => "(objectclass=groupOfNames)")));
        Some(0, 2, number => Post("/access/domains", "realm", $"ad{number}", ("type", "ad"), ("server1", "ad.example.com"),
            ("domain", "example.com"), Maybe("server2", () => "ad2.example.com"), Maybe("case-sensitive", () => 0)));
        Some(0, 2, number => Post("/access/domains", "realm", $"sso{number}", ("type", "openid"), ("issuer-url", "https://id.example.com"),
            ("client-id", "pve"), Maybe("client-key", () => "canary"), Maybe("autocreate", () => 1), Maybe("prompt", () => "login")));
        Some(1, 3, number => Request("POST", $"/cluster/jobs/realm-sync/sync{number}", ("realm", "ldap0"), ("schedule", "daily"),
            ("scope", "both"), Maybe("remove-vanished", () => "acl;entry"), Maybe("enabled", () => 0), Maybe("comment", () => "nightly")));
        Some(0, 4, number => _users.Add(Post("/access/users", "userid", $"person{number}@ldap0", Maybe("comment", Text))));
        Request("PUT", "/access/domains/pve", ("comment", Text()), Maybe("default", () => 1));
    }

    private void FillStorages()
    {
        Request("PUT", "/storage/local", ("content", "images,rootdir,iso,vztmpl,backup,snippets"));
        Some(2, 6, number => _storages.Add(Post("/storage", "storage", $"dir-{number}", ("type", "dir"), ("path", $"/srv/{number}"),
            ("content", "images,rootdir,backup,iso"), Maybe("prune-backups", () => "keep-last=3,keep-weekly=2"))));
        Some(1, 4, number => Post("/storage", "storage", $"nfs-{number}", ("type", "nfs"), ("server", "192.0.2.9"),
            ("export", $"/export/{number}"), Maybe("nodes", () => Node), Maybe("options", () => "vers=4.2"), Maybe("disable", () => 1)));
        Post("/storage", "storage", "tank", ("type", "zfspool"), ("pool", "tank"), ("content", "images,rootdir"));
        Some(1, 3, number => Post("/storage", "storage", $"pbs-{number}", ("type", "pbs"), ("server", "192.0.2.8"), ("datastore", "main"),
            ("username", "backup@pbs"), ("password", "canary"), ("content", "backup")));
    }

    private void FillSdn()
    {
        Some(1, 3, number => Post("/cluster/sdn/zones", "zone", $"zone{number}", ("type", "simple"), Maybe("mtu", () => 1400),
            ("ipam", "pve")));
        Some(1, 2, number => Post("/cluster/sdn/zones", "zone", $"vlan{number}", ("type", "vlan"), ("bridge", "vmbr0")));
        Some(2, 6, number => _vnets.Add(Post("/cluster/sdn/vnets", "vnet", $"vnet{number}", ("zone", "vlan0"), ("tag", 100 + number),
            Maybe("alias", () => "office"))));
        Some(1, 3, number => Post("/cluster/sdn/vnets", "vnet", $"net{number}", ("zone", "zone0")));
        Request("POST", "/cluster/sdn/vnets/net0/subnets", ("subnet", "198.51.100.0/24"), ("type", "subnet"), ("gateway", "198.51.100.1"),
            Maybe("snat", () => 1));
        Request("PUT", "/cluster/sdn");
    }

    private void FillNetworks()
    {
        foreach (var node in pve.Datacenter.Nodes.Select(node => node.Name).ToList())
        {
            Some(1, 3, number => Request("POST", $"/nodes/{node}/network", ("iface", $"vmbr{10 + number}"), ("type", "bridge"),
                ("autostart", 1),
                Maybe("bridge_vlan_aware", () => 1), Maybe("comments", () => "more"), Maybe("mtu", () => 9000)));
            Some(0, 2, number => Request("POST", $"/nodes/{node}/network", ("iface", $"vmbr10.{20 + number}"), ("type", "vlan"),
                ("autostart", 1)));
            Request("PUT", $"/nodes/{node}/network");
        }
    }

    private async Task FillGuestsAsync()
    {
        Some(15, 40, number =>
        {
            var vmid = 1000 + number;
            _vms.Add(vmid);
            Request("POST", $"/nodes/{Node}/qemu", ("vmid", vmid), ("name", Pick(["web", "db", $"host-{number}"])), ("memory",
                $"{512 * _random.Next(1, 8)}"),
                ("cores", _random.Next(1, 9)), Maybe("tags", () => Pick(["prod", "prod;web", "test"])), Maybe("description", Text),
                Maybe("net0", () => $"virtio,bridge={Pick(["vmbr0", .. _vnets])}{Pick(["", ",firewall=1", ",tag=5"])}"),
                Maybe("scsi0", () => $"{Pick(_storages)}:{_random.Next(1, 9)}{Pick(["", ",discard=on", ",iothread=1,ssd=1"])}"),
                Maybe("scsihw", () => "virtio-scsi-single"), Maybe("ide2", () => "none,media=cdrom"), Maybe("ostype", () => "l26"),
                Maybe("agent", () => "1"), Maybe("onboot", () => 1), Maybe("cpu", () => Pick(["host", "x86-64-v2-AES,flags=+aes"])),
                Maybe("balloon", () => 512), Maybe("startup", () => "order=2,up=30"), Maybe("bios", () => "seabios"),
                Maybe("pool", () => Pick(_pools)), Maybe("ciuser", () => "admin"), Maybe("ipconfig0", () => "ip=dhcp"),
                Maybe("vga", () => "std,memory=32"), Maybe("serial0", () => "socket"), Maybe("protection", () => 1));
        });
        Some(5, 15, number =>
        {
            var vmid = 2000 + number;
            _containers.Add(vmid);
            Request("POST", $"/nodes/pve1/lxc", ("vmid", vmid), ("hostname", Pick(["ct", $"ct-{number}"])),
                ("ostemplate", "local:vztmpl/debian-13-standard_13.1-2_amd64.tar.zst"), ("rootfs", "local:2"), ("memory",
                    256 * _random.Next(1, 5)),
                Maybe("net0", () => $"name=eth0,bridge=vmbr0{Pick(["", ",ip=dhcp", ",firewall=1,ip=192.0.2.77/24,gw=192.0.2.1"])}"),
                Maybe("mp0", () => "local:1,mp=/data"), Maybe("tags", () => "ct"), Maybe("unprivileged", () => 1), Maybe("cores",
                    () => 2),
                Maybe("nameserver", () => "192.0.2.53"), Maybe("description", Text), Maybe("pool", () => Pick(_pools)));
        });
        Some(1, 4, number =>
        {
            _twins.Add(3000 + number);
            Request("POST", "/nodes/pve1/qemu", ("vmid", 3000 + number), ("name", $"twin-{number}"), ("scsi0", "tank:1"));
        });
        await pve.Datacenter.Tasks.WhenIdleAsync();
    }

    private void FillFirewall()
    {
        Some(2, 8, number => Request("POST", "/cluster/firewall/aliases", ("name", $"alias{number}"), ("cidr", $"192.0.2.{number}"),
            Maybe("comment", () => "host")));
        Some(1, 3, number =>
        {
            Request("POST", "/cluster/firewall/ipset", ("name", $"set{number}"), Maybe("comment", () => "set"));
            Some(0, 3, entry => Request("POST", $"/cluster/firewall/ipset/set{number}", ("cidr", $"198.51.100.{entry}"),
                Maybe("nomatch", () => 1)));
        });
        Some(1, 3, number =>
        {
            Request("POST", "/cluster/firewall/groups", ("group", $"sg{number}"), Maybe("comment", () => "group"));
            Some(0, 4, _ => Rule($"/cluster/firewall/groups/sg{number}"));
        });
        Some(0, 5, _ => Rule("/cluster/firewall/rules"));
        foreach (var vmid in _vms.Where(_ => Chance()))
        {
            var root = $"/nodes/{pve.Datacenter.Guests[vmid].Node}/qemu/{vmid}/firewall";
            Request("PUT", root + "/options", Maybe("enable", () => 1), Maybe("policy_in", () => "ACCEPT"), ("dhcp", 1));
            Some(0, 3, _ => Rule(root + "/rules"));
        }
    }

    private void FillCluster()
    {
        FillHa([.. _vms.Where((_, place) => place < 4 || _random.Next(4) == 0)]);
        foreach (var vmid in _twins)
        {
            Request("POST", "/cluster/replication", ("id", $"{vmid}-0"), ("type", "local"), ("target", "pve2"),
                Maybe("schedule", () => "*/30"), Maybe("rate", () => 10), Maybe("disable", () => 1), Maybe("comment", Text));
        }


        Some(1, 4, number => Request("POST", "/cluster/backup", ("id", $"job-{number}"), ("schedule", "sun 01:00"), ("storage",
            Pick(_storages)),
            Chance() ? ("vmid", string.Join(',', _vms.Take(3))) : ("pool", Pick(_pools)), Maybe("mode", () => "snapshot"),
                Maybe("comment", Text)));
        Some(1, 3, number => Request("POST", "/cluster/notifications/endpoints/sendmail", ("name", $"mail{number}"), ("mailto",
            new JArray("ops@example.com")),
            Maybe("comment", () => "mail")));
        Some(1, 2, number => Request("POST", "/cluster/notifications/matchers", ("name", $"match{number}"), ("target",
            new JArray("mail0")),
            Maybe("match-severity", () => new JArray("error"))));
        Some(0, 2, number => Request("POST", $"/cluster/metrics/server/graphite{number}", ("type", "graphite"), ("server",
            "192.0.2.50"), ("port", 2003)));
        Request("PUT", "/cluster/options", Maybe("keyboard", () => "de"), Maybe("max_workers", () => 6), Maybe("migration",
            () => "type=secure"));
        Request("PUT", $"/nodes/{Node}/config", Maybe("description", Text), ("startall-onboot-delay", 10));
    }

    // Rules are of PVE 9, groups of what was before.
    private void FillHa(List<int> vms)
    {
        var hasRules = pve.Datacenter.Version != PveVersion.V84;
        if (!hasRules)
        {
            Some(1, 3, number => Post("/cluster/ha/groups", "group", $"group{number}", ("nodes", "pve1:2,pve2"),
                Maybe("restricted", () => 1), Maybe("nofailback", () => 1), Maybe("comment", Text)));
        }

        foreach (var vmid in vms)
        {
            Request("POST", "/cluster/ha/resources", ("sid", $"vm:{vmid}"), Maybe("max_restart", () => 3), ("state", "stopped"),
                Maybe("comment", Text), hasRules ? null : Maybe("group", () => "group0"));
        }

        if (hasRules)
        {
            Post("/cluster/ha/rules", "rule", "preferred", ("type", "node-affinity"), ("resources", $"vm:{vms[0]},vm:{vms[1]}"),
                ("nodes", "pve1:2,pve2"), Maybe("strict", () => 1), Maybe("comment", Text), Maybe("disable", () => 1));
            Post("/cluster/ha/rules", "rule", "apart", ("type", "resource-affinity"), ("resources", $"vm:{vms[2]},vm:{vms[3]}"),
                ("affinity", Pick(["positive", "negative"])), Maybe("comment", Text), Maybe("disable", () => 1));
        }
    }

    private void Rule(string path) => Request("POST", path, ("type", "in"), ("action", Pick(["ACCEPT", "DROP"])), ("enable",
        _random.Next(2)),
        Maybe("proto", () => "tcp"), Maybe("source", () => "192.0.2.0/24"), Maybe("comment", () => Pick(["one", "two"])));

    private string Post(string path, string name, string value, params (string Name, JToken Value)?[] more)
    {
        Request("POST", path, [(name, value), .. more]);
        return value;
    }

    private void Request(string verb, string path, params (string Name, JToken Value)?[] parameters)
    {
        (string, JToken)[] given = [.. parameters.OfType<(string, JToken)>()];
        try
        {
            pve.Request(verb, path, given);
        }
        catch (PveError refused)
        {
            throw new InvalidOperationException($"{verb} {path} {string.Join(' ', given)}: {refused.Text} "
                + string.Join(", ", refused.Errors ?? new Dictionary<string, string>()), refused);
        }
    }

    private (string, JToken)? Maybe(string name, Func<JToken> value) => Chance() ? (name, value()) : null;

    private bool Chance() => _random.Next(2) == 0;

    private JToken Text() => Pick(Texts);

    private T Pick<T>(IReadOnlyList<T> all) => all[_random.Next(all.Count)];

    private string Several(IReadOnlyList<string> all) =>
        string.Join(',', all.Where(_ => Chance()).DefaultIfEmpty(all[0]));

    private void Some(int least, int most, Action<int> make)
    {
        var count = _random.Next(least, most + 1);
        for (var number = 0; number < count; number++)
        {
            make(number);
        }
    }
}
