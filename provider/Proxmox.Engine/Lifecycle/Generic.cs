using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Lifecycle;

/// <summary>What most PVE objects share: sections of a config file with a collection and items (<c>PVE::SectionConfig</c>).</summary>
internal static class Generic
{
    private const int DigestAttempts = 4;

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

        var answer = await operation.Pve.PostAsync(path, form, cancel).ConfigureAwait(false);
        operation.Answer = answer;
        operation.Accepted();
        if (resource.Hooks.AfterCreate is { } learn)
        {
            await learn(operation, answer, cancel).ConfigureAwait(false);
        }

        await operation.FinishAsync(answer, cancel).ConfigureAwait(false);
    }

    /// <summary>Reads by GET on the item; null when PVE proves that it does not exist.</summary>
    public static async Task<PveData?> ReadAsync(Operation operation, CancellationToken cancel)
    {
        var resource = operation.Resource;
        try
        {
            var live = resource.Hooks.Read is { } read
                ? await read(operation, cancel).ConfigureAwait(false)
                : await operation.Pve.GetAsync(operation.ItemPath, Paths.Key(resource, operation.Subject), cancel).ConfigureAwait(false);
            if (live is not null && resource.Api.ItemInArray)
            {
                live = live.Items.Count > 0 ? live.Items[0] : null;
            }

            return live is null ? null : (resource.Hooks.Shape?.Invoke(live) ?? live);
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
        var changes = Changes.Update(resource.Fields, operation.Config, operation.Prior, operation.Planned, operation.IsChanged);
        for (var attempt = 1; ; attempt++)
        {
            var form = Paths.Key(resource, operation.Subject).AddAll(changes.ToForm());
            resource.Hooks.Adjust?.Invoke(operation, form);
            if (form.Count == Paths.Key(resource, operation.Subject).Count)
            {
                break;
            }

            try
            {
                if (resource.Api.HasDigest && !await AddDigestAsync(operation, form, cancel).ConfigureAwait(false))
                {
                    return;
                }

                var answer = await operation.Pve.PutAsync(operation.ItemPath, form, cancel).ConfigureAwait(false);
                operation.Answer = answer;
                await operation.FinishAsync(answer, cancel).ConfigureAwait(false);
                break;
            }
            // The digest covers the whole file: another object in it may have changed, so look again before giving up.
            catch (PveFault fault) when (fault.Kind == FaultKind.Conflict && attempt < DigestAttempts)
            {
            }
        }

        if (resource.Hooks.AfterUpdate is { } after)
        {
            await after(operation, cancel).ConfigureAwait(false);
        }
    }

    /// <summary>Deletes by DELETE on the item.</summary>
    public static async Task DeleteAsync(Operation operation, CancellationToken cancel)
    {
        var answer = await operation.Pve.DeleteAsync(operation.ItemPath, Paths.Key(operation.Resource, operation.Subject), cancel).ConfigureAwait(false);
        await operation.FinishAsync(answer, cancel).ConfigureAwait(false);
    }

    // What somebody else changed since the plan is not overwritten: the plan did not show it.
    private static async Task<bool> AddDigestAsync(Operation operation, Form form, CancellationToken cancel)
    {
        if (await ReadAsync(operation, cancel).ConfigureAwait(false) is not { } live)
        {
            throw new PveFault(FaultKind.NotFound, "It no longer exists; it was removed after the plan was made.");
        }

        var found = true;
        foreach (var field in operation.Resource.Fields.Where(field => field.IsInput && !field.IsUnread && operation.IsChanged(field)))
        {
            var now = Spelling.Keep(field, operation.Prior[field], FromData.Member(field, live));
            if (!Sameness.Same(field, now, operation.Prior[field]) && !Sameness.Same(field, now, operation.Planned[field]))
            {
                operation.Diagnostics.Error(
                    $"{operation.Resource.Name} changed after the plan",
                    $"{field.Name} was {operation.Prior[field]} when the plan was made and is {now} now, so the plan did not show what would be overwritten. Nothing was changed. Run this again.",
                    AttributePath.Of(field.Name));
                found = false;
            }
        }

        if (live["digest"].AsText() is { } digest)
        {
            form.Add("digest", digest);
        }

        return found;
    }
}
