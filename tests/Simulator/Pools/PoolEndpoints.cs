using System.Globalization;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Access;
using Proxmox.Simulator.Nodes;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Pools;

/// <summary><c>/pools</c> (<c>PVE::API2::Pool</c>), by query and, for pools that are not nested, by path.</summary>
public sealed class PoolEndpoints : IEndpoints
{
    public void Map(Router router)
    {
        router.On("GET", "/pools", List);
        router.On("POST", "/pools", Create);
        router.On("PUT", "/pools", Update);
        router.On("DELETE", "/pools", Delete);
        router.On("GET", "/pools/{poolid}", call => Read(call)[0]);
        router.On("PUT", "/pools/{poolid}", Update);
        router.On("DELETE", "/pools/{poolid}", Delete);
    }

    private static JArray List(PveCall call)
    {
        if (call.OptionalText("poolid") is { Length: > 0 })
        {
            return Read(call);
        }

        var result = new JArray();
        foreach (var (id, pool) in call.Datacenter.Accounts.Users.Pools)
        {
            if (!call.Allows($"/pool/{id}", "Pool.Audit"))
            {
                continue;
            }

            var entry = new JObject { ["poolid"] = id };
            if (pool.Comment is not null)
            {
                entry["comment"] = pool.Comment;
            }

            result.Add(entry);
        }
        return result;
    }

    private static JArray Read(PveCall call)
    {
        var id = call.Text("poolid");
        var type = call.OptionalText("type");
        var pool = call.Datacenter.Accounts.Users.Pools.GetValueOrDefault(id) ?? throw Missing(id);
        var members = new JArray();
        foreach (var guest in pool.Guests.Select(vmid => Guest(call.Datacenter, vmid)).OfType<Guest>())
        {
            if (type is null || type == guest.Type)
            {
                members.Add(ClusterResources.Guest(call.Datacenter, guest));
            }
        }
        if (type is null or "storage")
        {
            foreach (var storage in pool.Storages.Select(name => StorageCatalog.Find(call.Datacenter, name)).OfType<StorageStats>())
            {
                members.Add(ClusterResources.Storage(storage));
            }
        }
        var result = new JObject { ["poolid"] = id, ["members"] = members };
        if (pool.Comment is not null)
        {
            result["comment"] = pool.Comment;
        }

        return new JArray(result);
    }

    private static void Create(PveCall call) => call.Datacenter.Accounts.Update("create pool failed", config =>
    {
        var id = call.Text("poolid");
        if (config.Pools.ContainsKey(id))
        {
            throw PveError.Die($"pool '{id}' already exists");
        }

        var slash = id.LastIndexOf('/');
        if (slash >= 0 && !config.Pools.ContainsKey(id[..slash]))
        {
            throw PveError.Die($"parent '{id[..slash]}' of pool '{id}' does not exist");
        }

        if (!char.IsAsciiLetter(id[slash + 1]))
        {
            throw PveError.Die("pool name must start with a letter");
        }

        config.Pools[id] = new PoolEntry { Comment = call.OptionalText("comment") };
    });

    private static void Update(PveCall call) => call.Datacenter.Accounts.Update("update pools failed", config =>
    {
        var id = call.Text("poolid");
        var pool = config.Pools.GetValueOrDefault(id) ?? throw Missing(id);
        var delete = call.Flag("delete") == true;
        pool.Comment = call.OptionalText("comment") ?? pool.Comment;
        foreach (var vmid in call.List("vms"))
        {
            call.Rights.RequireModifyAcl(call.AuthId!, $"/vms/{vmid}");
            if (delete)
            {
                RemoveGuest(config, pool, vmid);
            }
            else
            {
                AddGuest(call, config, id, pool, vmid);
            }
        }
        foreach (var storage in call.List("storage"))
        {
            call.Rights.RequireModifyAcl(call.AuthId!, $"/storage/{storage}");
            if (delete && !pool.Storages.Remove(storage))
            {
                throw PveError.Die($"Storage '{storage}' is not a pool member");
            }

            if (!delete && !pool.Storages.Add(storage))
            {
                throw PveError.Die($"Storage '{storage}' is already a pool member");
            }
        }
    });

    private static void RemoveGuest(UserConfig config, PoolEntry pool, string vmid)
    {
        if (!pool.Guests.Remove(vmid))
        {
            throw PveError.Die($"VM {vmid} is not a pool member");
        }

        config.PoolOfGuest.Remove(vmid);
    }

    private static void AddGuest(PveCall call, UserConfig config, string id, PoolEntry pool, string vmid)
    {
        if (pool.Guests.Contains(vmid))
        {
            throw PveError.Die($"VM {vmid} is already a pool member");
        }

        if (config.PoolOfGuest.TryGetValue(vmid, out var other))
        {
            if (call.Flag("allow-move") != true)
            {
                throw PveError.Die($"VM {vmid} belongs already to pool '{other}' and 'allow-move' is not set");
            }

            call.Require($"/pool/{other}", "Pool.Allocate");
            config.Pools[other].Guests.Remove(vmid);
        }
        pool.Guests.Add(vmid);
        config.PoolOfGuest[vmid] = id;
    }

    private static void Delete(PveCall call) => call.Datacenter.Accounts.Update("delete pool failed", config =>
    {
        var id = call.Text("poolid");
        var pool = config.Pools.GetValueOrDefault(id) ?? throw Missing(id);
        if (pool.Pools.FirstOrDefault() is { } child)
        {
            throw PveError.Die($"pool '{id}' is not empty (contains pool '{child}')");
        }

        if (pool.Guests.FirstOrDefault(vmid => Guest(call.Datacenter, vmid) is not null) is { } guest)
        {
            throw PveError.Die($"pool '{id}' is not empty (contains VM {guest})");
        }

        if (pool.Storages.FirstOrDefault(name => StorageCatalog.Find(call.Datacenter, name) is not null) is { } storage)
        {
            throw PveError.Die($"pool '{id}' is not empty (contains storage '{storage}')");
        }

        config.Pools.Remove(id);
        // Only a pool at the top level loses its ACLs: the tree is asked for the whole name as one step.
        if (config.AclRoot.Children.TryGetValue("pool", out var node))
        {
            node.Children.Remove(id);
        }
    });

    private static Guest? Guest(Datacenter datacenter, string vmid) =>
        int.TryParse(vmid, CultureInfo.InvariantCulture, out var id) ? datacenter.Guests.GetValueOrDefault(id) : null;

    private static PveError Missing(string id) => PveError.Die($"pool '{id}' does not exist");
}
