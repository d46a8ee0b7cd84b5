using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Sections;

namespace Proxmox.Simulator.Storage;

/// <summary><c>/storage</c>: the definitions (<c>PVE::API2::Storage::Config</c>).</summary>
public sealed class StorageConfigEndpoints : IEndpoints
{
    public void Map(Router router)
    {
        var types = StorageTypes.For(router.Version);
        new SectionArea("/storage", StorageConfig.FileName)
        {
            Id = "storage",
            Types = [.. types.Values.Select(type => type.Section)],
            Texts = new()
            {
                Exists = "storage ID '{id}' already defined",
                Missing = "storage '{id}' does not exist",
                MissingOnDelete = "storage '{id}' does not exist",
                Create = "create storage failed",
                Update = "update storage failed",
                Delete = "delete storage failed",
            },
            Visible = ("/storage/{id}", ["Datastore.Audit", "Datastore.AllocateSpace"]),
            ShowsId = true,
            ChecksBeforeLock = true,
            Load = datacenter => StorageConfig.Of(datacenter).Parse(),
            Decode = (type, key, value) => types[type].Decode(key, value),
            OnCheck = Prepare,
            OnCreate = change => new StoragePlugin(change).OnCreate(),
            OnUpdate = change => new StoragePlugin(change).OnUpdate(),
            OnDelete = RequireUnused,
            OnDone = Forget,
            OnShow = (_, section, json) => new StorageDefinition(section, types[section.Type]).Complete(json),
        }.Map(router);
    }

    private static void Prepare(SectionChange change)
    {
        if (!change.IsCreation)
        {
            return;
        }

        if (change.Call.OptionalText("nodes") is "" or "0")
        {
            change.Take("nodes");
        }

        if (StorageConfig.Of(change.Call.Datacenter).Types[change.Type!].Mounted)
        {
            change.Parameters.TryAdd("path", $"/mnt/pve/{change.Id}");
        }
    }

    private static void RequireUnused(SectionChange change)
    {
        if (change.Config.Sections.Any(other => other["base"]?.Split(':')[0] == change.Id))
        {
            throw PveError.Die("can't remove storage - storage is used as base of another storage");
        }
    }

    private static void Forget(SectionChange change)
    {
        if (change.Verb != "DELETE")
        {
            return;
        }

        change.Call.Datacenter.Accounts.Update($"access permissions cleanup for storage {change.Id} failed", users =>
        {
            users.AclRoot.Children.GetValueOrDefault("storage")?.Children.Remove(change.Id);
            foreach (var pool in users.Pools.Values)
            {
                pool.Storages.Remove(change.Id);
            }
        });
    }
}
