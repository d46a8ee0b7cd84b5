using Proxmox.Client;
using Proxmox.Engine.Operations;
using Proxmox.Model.Values;
using Proxmox.Resources.Nodes;

namespace Proxmox.Resources.Guests.Lifecycle;

/// <summary>
/// Turns a guest into a template: <c>POST .../template</c>. For a container PVE answers before it is one and keeps the task to itself
/// (<c>PVE::API2::LXC</c>), so that the task is looked up.
/// </summary>
internal static class TemplateConversion
{
    /// <summary>Sends the request and waits until the guest is a template.</summary>
    /// <exception cref="PveFault">PVE refuses, or its task fails.</exception>
    public static async Task BringAboutAsync(PveWork work, GuestPlace guest, CancellationToken cancel)
    {
        var answer = await work.DispatchAsync(deadline => work.Pve.PostAsync(guest.Path + "/template", cancel: deadline), cancel);
        if (answer.IsNull)
        {
            var task = await NodeTasks.LatestAsync(
                work.Pve, guest.Node, guest.Kind.TaskPrefix + "template", Number.Of(guest.VmId).ToString(), cancel);
            await (task is null ? Task.CompletedTask : work.FinishAsync(PveData.Of(task.ToString()), cancel));
            await work.AskUntilAsync(later => GuestStatus.ReadAsync(work.Pve, guest, later), now => now.IsTemplate, cancel);
        }

        GuestChanges.Changed(work.Session, guest.VmId, listed => listed with { IsTemplate = true });
    }
}
