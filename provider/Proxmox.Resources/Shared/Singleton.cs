using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Resources.Shared;

/// <summary>
/// Objects that always exist, such as the realm <c>pam</c> or the options of the datacenter: create brings the existing object to the
/// config by PUT, and delete clears what the user had set and leaves the rest, for PVE cannot remove the object.
/// </summary>
/// <remarks>
/// What distinguishes one such object from others of its kind, such as its node, is its identity; one of a datacenter has none, and its
/// import id is a fixed word. Everything else is the generic lifecycle.
/// </remarks>
public static class Singleton
{
    /// <summary>The hooks of an object that always exists.</summary>
    public static Hooks Hooks { get; } = new() { IsAlwaysThere = true, Create = TakeOver, Delete = Reset };

    private static async Task TakeOver(Operation operation, CancellationToken cancel)
    {
        await Put(operation, Changes.Create(operation.Resource.Fields, operation.Config, operation.Planned), cancel);
        operation.MarkCreated();
    }

    // What was never set in a config is not the resource's to clear, although the state shows it; what was set goes also where it was set
    // to what its absence means.
    private static Task Reset(Operation operation, CancellationToken cancel)
    {
        var nothing = new Attributes(Value.Null);
        var settings = operation.Resource.Fields.Where(field => !operation.Resource.Identity.Contains(field));
        var changes = Changes.Update(settings, nothing, operation.Prior, nothing, field =>
            operation.Managed.Manages(field.Name) && !operation.Prior[field].IsNull);
        return Put(operation, changes.ToForm(), cancel);
    }

    private static async Task Put(Operation operation, Form form, CancellationToken cancel)
    {
        foreach (var field in operation.Resource.Identity)
        {
            form.Remove(field.Wire);
        }

        operation.Resource.Hooks.Adjust?.Invoke(operation, form);
        if (form.Count > 0)
        {
            var answer = await operation.Pve.PutAsync(operation.ItemPath, form, cancel);
            await operation.FinishAsync(answer, cancel);
        }
    }
}
