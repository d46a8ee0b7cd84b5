using Proxmox.Engine.Mapping;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Resources.Guests;

/// <summary>Where a plan changes something that a running guest takes on only when it starts anew, as the attributes say.</summary>
internal static class RestartEffects
{
    /// <summary>The parts that are so.</summary>
    /// <param name="attributes">The attributes; those that have no effect on what runs are not judged.</param>
    /// <param name="prior">The guest as it is, by which effects are judged, and not by what is planned.</param>
    /// <param name="planned">The guest as it will be.</param>
    public static IEnumerable<AttributePath> NeedingRestart(IEnumerable<Field> attributes, Attributes prior, Attributes planned) =>
        ChangedPart.Of(attributes.Where(attribute => attribute.Effect is not null), prior, planned)
            .Where(part => NeedsRestart(part, prior))
            .Select(part => part.Path);

    // Members of a group may have an effect of their own; the group as a whole comes and goes by its own.
    private static bool NeedsRestart(ChangedPart part, Attributes guest)
    {
        var effect = part.Field.Effect ?? part.Attribute.Effect!;
        return part.Field.Type is FieldType.Object { Fields: var members } && !part.Before.IsNull && !part.After.IsNull
            ? members.Where(member => !SemanticEquality.Equal(member, part.Before[member.Name], part.After[member.Name]))
                .Any(member => (member.Effect ?? effect).NeedsRestart(part.Before[member.Name], part.After[member.Name], guest))
            : effect.NeedsRestart(part.Before, part.After, guest);
    }
}
