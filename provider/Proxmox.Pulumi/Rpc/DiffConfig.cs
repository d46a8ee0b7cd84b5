using Grpc.Core;
using Proxmox.Model.Values;
using Proxmox.Pulumi.Values;
using Pulumirpc;
using Kind = Pulumirpc.PropertyDiff.Types.Kind;

namespace Proxmox.Pulumi.Rpc;

internal sealed partial class ProviderService
{
    /// <summary>
    /// Says what changes in the provider's configuration. Replacing a provider replaces everything that it manages, so that only another
    /// datacenter does: no endpoint is left of those that there were.
    /// </summary>
    public override Task<DiffResponse> DiffConfig(DiffRequest request, ServerCallContext context) => Answer(context, () =>
    {
        var settings = new Settings(Core.Configuration);
        var (old, config) = (settings.Read(Read(request.OldInputs ?? request.Olds)), settings.Read(Read(request.News)));
        var isElsewhere = Endpoints.AreDisjoint(old, config);
        var answer = new DiffResponse { HasDetailedDiff = true };
        foreach (var change in Differences.Between(settings.Properties, old, config))
        {
            var isReplacing = isElsewhere && change.Path.Steps is [AttributePath.Step.Attribute top, ..] && Endpoints.AreGivenBy(top.Name);
            answer.DetailedDiff.Add(PropertyPaths.Of(change.Path), new PropertyDiff
            {
                Kind = change.Prior.IsNull ? (isReplacing ? Kind.AddReplace : Kind.Add)
                    : change.Planned.IsNull ? (isReplacing ? Kind.DeleteReplace : Kind.Delete)
                    : isReplacing ? Kind.UpdateReplace : Kind.Update,
                InputDiff = true,
            });
            Note(answer.Diffs, PropertyPaths.Top(change.Path));
            if (isReplacing)
            {
                Note(answer.Replaces, PropertyPaths.Top(change.Path));
            }
        }

        answer.Changes = answer.DetailedDiff.Count == 0 ? DiffResponse.Types.DiffChanges.DiffNone : DiffResponse.Types.DiffChanges.DiffSome;
        return answer;
    });

    private static void Note(ICollection<string> names, string name)
    {
        if (!names.Contains(name))
        {
            names.Add(name);
        }
    }
}
