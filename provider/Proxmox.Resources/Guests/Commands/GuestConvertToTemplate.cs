using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests.Lifecycle;
using Proxmox.Resources.Shared;

namespace Proxmox.Resources.Guests.Commands;

/// <summary>Turns a guest into a template: <c>POST .../template</c>.</summary>
internal static class GuestConvertToTemplate
{
    /// <summary>The command for guests of that kind.</summary>
    public static Command Of(GuestKind kind) =>
        new($"{kind.Prefix}_convert_to_template",
            $"Turns a {kind.Noun} into a template, which can be cloned and never started again. The {kind.Noun} must be stopped and have "
            + "no snapshots; a template is left as it is.")
        {
            Area = Areas.Guests,
            Noun = $"{kind.ClassName}ToTemplate",
            Verb = "convert",
            Target = GuestCommand.VmId(kind),
            Fields = [GuestCommand.VmId(kind)],
            Privileges = [GuestPrivilege.Audit, GuestPrivilege.Allocate],
            Run = (run, cancel) => RunAsync(run, kind, cancel),
        };

    private static async Task<Value?> RunAsync(CommandRun run, GuestKind kind, CancellationToken cancel)
    {
        var guest = await GuestCommand.FindAsync(run, kind, cancel);
        if (guest.IsTemplate)
        {
            run.ChangesNothing($"{guest.Place} is a template already.");
            return null;
        }

        using var held = await GuestDirectory.LockAsync(run, guest.Place.VmId, cancel);
        await TemplateConversion.BringAboutAsync(run, guest.Place, cancel);
        return null;
    }
}
