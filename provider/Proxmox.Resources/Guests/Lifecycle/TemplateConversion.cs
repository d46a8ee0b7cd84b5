using Proxmox.Client;
using Proxmox.Engine.Operations;

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
            var task = await TaskAsync(work, guest, cancel);
            await (task.IsNull ? Task.CompletedTask : work.FinishAsync(task, cancel));
            await work.AskUntilAsync(later => GuestStatus.ReadAsync(work.Pve, guest, later), now => now.IsTemplate, cancel);
        }

        GuestChanges.Changed(work.Session, guest.VmId, listed => listed with { IsTemplate = true });
    }

    private static async Task<PveData> TaskAsync(PveWork work, GuestPlace guest, CancellationToken cancel)
    {
        var form = new Form().Add("source", "all").Add("vmid", guest.VmId).Add("typefilter", guest.Kind.TaskPrefix + "template");
        var tasks = await work.Pve.GetAsync(PvePath.Join("nodes", guest.Node, "tasks"), form, cancel);
        return tasks.Items.MaxBy(task => task["starttime"].AsLong())?["upid"] ?? PveData.Null;
    }
}
