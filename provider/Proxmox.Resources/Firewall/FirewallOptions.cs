using System.Collections.Immutable;
using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;

namespace Proxmox.Resources.Firewall;

/// <summary>What the options of all levels share: they always exist, and others have settings in them.</summary>
internal static class FirewallOptions
{
    /// <summary>The declaration of one level.</summary>
    /// <param name="level">The level's word in the name.</param>
    /// <param name="noun">What programs call it.</param>
    /// <param name="what">Whose options they are.</param>
    /// <param name="path">The path of the options, with identity attributes in braces.</param>
    /// <param name="identity">Whose they are; empty for the cluster.</param>
    /// <param name="example">An import id for the documentation.</param>
    /// <param name="settings">The options.</param>
    /// <param name="privileges">What PVE asks for.</param>
    /// <param name="list">Gives the identities of all, in the shape that the fields read.</param>
    /// <param name="lockOut">What of planned options can shut out whoever plans them; null where none can.</param>
    public static Resource Of(string level, string noun, string what, string path, ImmutableArray<Field> identity, string example,
        ImmutableArray<Field> settings, ImmutableArray<Privilege> privileges,
        Func<Operation, CancellationToken, Task<IReadOnlyList<PveData>>> list, Func<Attributes, LockOut>? lockOut = null) => new(
        "firewall_options_" + level,
        $"The firewall options of {what}. They always exist: what is not set here stays as it is, and what was before comes back when an "
            + $"attribute or the resource is removed. Declare it once{(identity.IsEmpty ? "" : " for each")}.")
        {
            ReadDoc = $"The firewall options of {what}.",
            Area = Areas.Firewall,
            Noun = noun,
            Api = new(path) { Item = path, HasDigest = true },
            Fields = [.. identity, .. settings, .. lockOut is null ? [] : (ImmutableArray<Field>)[LockOut.Allow], GiveBack.Memory],
            Identity = identity,
            ImportId = new(identity.IsEmpty ? example : string.Join('/', identity.Select(part => $"{{{part.Name}}}")), example),
            Privileges = privileges,
            Hooks = WithLockOut(GiveBack.HooksFor(settings) with { List = list }, settings, lockOut),
        };

    // A plan rests on the rules that it makes first; the apply on those that are there.
    private static Hooks WithLockOut(Hooks hooks, ImmutableArray<Field> settings, Func<Attributes, LockOut>? lockOut) =>
        lockOut is null ? hooks : hooks with
        {
            Preflight = async (session, plan, cancel) =>
            {
                if (!plan.Planned.Value.IsNull && (plan.IsCreate || settings.Any(plan.IsChanged)))
                {
                    await new RulePreflight(session, plan, settings[0]).CheckLockOutAsync(lockOut(plan.Planned), cancel);
                }
            },
            Create = async (operation, cancel) =>
            {
                await lockOut(operation.Planned).RefuseAsync(operation, cancel);
                await hooks.Create!(operation, cancel);
            },
            BeforeUpdate = (operation, cancel) => lockOut(operation.Planned).RefuseAsync(operation, cancel),
        };
}
