using Proxmox.Client;
using Proxmox.Engine.Mapping;

namespace Proxmox.Engine.Operations;

/// <summary>What most PVE objects share: sections of a config file with a collection and items (<c>PVE::SectionConfig</c>).</summary>
internal static class Generic
{
    /// <summary>Creates by POST on the collection.</summary>
    public static async Task CreateAsync(Operation operation, CancellationToken cancel)
    {
        var resource = operation.Resource;
        var form = Changes.Create(resource.Fields, operation.Config, operation.Planned);
        foreach (var (name, value) in resource.Api.Constants)
        {
            form.Add(name, value);
        }

        resource.Hooks.Adjust?.Invoke(operation, form);
        var path = Paths.Fill(resource.Api.CreateAt ?? resource.Api.Collection, resource, operation.Planned);
        // What the path already says PVE takes a second time only when it is the same, so it is left out.
        foreach (var name in Paths.Names(resource.Api.CreateAt ?? resource.Api.Collection))
        {
            form.Remove(resource.Identity.First(field => field.Name == name).Wire);
        }

        await operation.DispatchAsync(async deadline =>
        {
            operation.Answer = await PostAsync(operation, path, form, deadline);
            operation.MarkCreated();
            if (resource.Hooks.AfterCreate is { } learn)
            {
                await learn(operation, operation.Answer, deadline);
            }

            return operation.Answer;
        }, cancel);
    }

    private static async Task<PveData> PostAsync(Operation operation, string path, Form form, CancellationToken cancel)
    {
        try
        {
            return await operation.Pve.PostAsync(path, form, cancel);
        }
        catch (PveFault fault) when (fault.Kind == FaultKind.Exists && operation.IsCreated)
        {
            throw new PveFault(FaultKind.TaskFailed, fault.Said
                + "\nThe task of the first try ended on a lock and left it behind unfinished", fault)
            {
                Method = fault.Method,
                Path = fault.Path,
                Status = fault.Status
            };
        }
    }

    /// <summary>Reads by GET on the item; null when PVE proves that it does not exist.</summary>
    public static async Task<PveData?> ReadAsync(Operation operation, CancellationToken cancel)
    {
        var resource = operation.Resource;
        try
        {
            var live = resource.Hooks.Read is { } read
                ? await read(operation, cancel)
                : await operation.Pve.GetAsync(operation.ItemPath, Paths.Key(resource, operation.Target), cancel);
            if (live is not null && resource.Api.ItemInArray)
            {
                live = live.Items.Count > 0 ? live.Items[0] : null;
            }

            return live is null ? null : (resource.Hooks.Adapt?.Invoke(live) ?? live);
        }
        catch (PveFault fault) when (fault.ProvesAbsence)
        {
            return null;
        }
    }

    /// <summary>Updates by PUT on the item with only what changes; makes no request when nothing is to be sent.</summary>
    public static async Task UpdateAsync(Operation operation, CancellationToken cancel)
    {
        var resource = operation.Resource;
        if (resource.Hooks.BeforeUpdate is { } before)
        {
            await before(operation, cancel);
        }

        var changes = Changes.Update(
            resource.Fields, operation.Config, operation.Prior, operation.Planned, operation.IsChanged, operation.Managed);
        await operation.WithDigestAsync(
            limit => operation.DispatchAsync(deadline => PutAsync(operation, changes, deadline), limit), cancel);
        if (!operation.Diagnostics.HasErrors && resource.Hooks.AfterUpdate is { } after)
        {
            await after(operation, cancel);
        }
    }

    private static async Task<PveData> PutAsync(Operation operation, Changes changes, CancellationToken cancel)
    {
        var resource = operation.Resource;
        var form = Paths.Key(resource, operation.Target).AddAll(changes.ToForm(resource.Api.DeletesInArray));
        resource.Hooks.Adjust?.Invoke(operation, form);
        if (form.Count == Paths.Key(resource, operation.Target).Count
            || (resource.Api.HasDigest && !await AddDigestAsync(operation, form, cancel)))
        {
            return PveData.Null;
        }

        foreach (var field in resource.Fields.Where(field => field.IsInEveryUpdate && !form.Has(field.Wire)))
        {
            ToForm.Add(form, field, operation.Planned[field]);
        }

        operation.Answer = await operation.Pve.PutAsync(operation.ItemPath, form, cancel);
        return operation.Answer;
    }

    /// <summary>Deletes by DELETE on the item.</summary>
    public static Task DeleteAsync(Operation operation, CancellationToken cancel) =>
        operation.DispatchAsync(
            deadline => operation.Pve.DeleteAsync(operation.ItemPath, Paths.Key(operation.Resource, operation.Target), deadline), cancel);

    private static async Task<bool> AddDigestAsync(Operation operation, Form form, CancellationToken cancel)
    {
        if (await ReadAsync(operation, cancel) is not { } live)
        {
            throw new PveFault(FaultKind.NotFound, "It no longer exists; it was removed after the plan was made.");
        }

        if (live["digest"].AsText() is { } digest)
        {
            form.Add("digest", digest);
        }

        return Conflicts.AreAbsent(operation, operation.Resource.Fields, live);
    }
}
