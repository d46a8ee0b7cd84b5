using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Pulumi.Schemas;
using Proxmox.Pulumi.Values;
using Pulumirpc;
using Mode = Pulumirpc.CheckRequest.Types.AutonamingOptions.Types.Mode;

namespace Proxmox.Pulumi.Rpc;

/// <summary>
/// Names an object after its resource where the program gives no name: the resource's name with a random ending, so that a replacement can
/// stand beside what it replaces. A name that was given once is kept.
/// </summary>
/// <param name="field">The field that names the object.</param>
/// <param name="random">Draws random bytes where the engine sends none.</param>
internal sealed class Autoname(Field field, Func<int, byte[]> random)
{
    private const int Digits = 7;

    /// <summary>The inputs with a name; as they are, with a problem, when none can be made.</summary>
    public PropertyMap AddTo(PropertyMap inputs, PropertyMap olds, CheckRequest request, List<Problem> problems)
    {
        var property = PropertyNames.Of(field);
        if (inputs[property] is { Bare: not PropertyValue.Null })
        {
            return inputs;
        }

        if (olds[property] is { Bare: PropertyValue.Text } old)
        {
            return InternalNotes.WithGenerated(inputs.With(property, old), property);
        }

        // An object that came without a name, from an import or from times before, keeps to it.
        if (field.Presence != Presence.Required && olds.Count > 0)
        {
            return inputs;
        }

        var (name, problem) = Choose(property, request);
        if (name is null)
        {
            // Without a name that could be left out it is as the program says.
            if (field.Presence == Presence.Required || request.Autonaming?.Mode == Mode.Enforce)
            {
                problems.Add(new(property, problem));
            }

            return inputs;
        }

        return InternalNotes.WithGenerated(inputs.With(property, new PropertyValue.Text(name)), property);
    }

    private (string? Name, string Problem) Choose(string property, CheckRequest request)
    {
        var proposed = request.Autonaming?.ProposedName ?? "";
        switch (request.Autonaming?.Mode)
        {
            case Mode.Disable:
                return (null, $"{property} must be set: the configuration pulumi:autonaming has disabled generated names.");
            case Mode.Enforce:
                return Refusal(proposed) is { } refused
                    ? (null, $"The configuration pulumi:autonaming asks for the name \"{proposed}\", but {property} must be {refused}. "
                        + $"Change its pattern, or set {property}.")
                    : (proposed, "");
            case Mode.Propose when proposed.Length > 0 && Refusal(proposed) is null:
                return (proposed, "");
            default:
                var name = request.Name.Length > 0 ? request.Name : Urn.Name(request.Urn);
                var generated = $"{name}-{Ending(request.RandomSeed.ToByteArray())}";
                return Refusal(generated) is { } expected
                    ? (null, $"{property} is not set, and no name can be made from the resource's name: it must be {expected}, but would "
                        + $"be \"{generated}\"."
                        + $" Set {property}, or rename the resource.")
                    : (generated, "");
        }
    }

    // The same seed gives the same name, so that an update does what its preview has shown.
    private string Ending(byte[] seed)
    {
        var bytes = seed.Length * 2 >= Digits ? seed : random((Digits + 1) / 2);
        return Convert.ToHexStringLower(bytes)[..Digits];
    }

    private string? Refusal(string name) =>
        name.Length == 0 ? "a name"
        : field.Format is { } format && format.Canonical(name) is null ? format.Expectation
        : field.Rules.FirstOrDefault(rule => !rule.Accepts(Value.Of(name)))?.Expectation;
}
