using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Declarations;

/// <summary>
/// The write-only twin of a secret input: <c>password_wo</c> comes with every request and is stored nowhere, and a change of
/// <c>password_wo_version</c> tells that it is to be sent again, unless only a create takes it. Only Terraform's edge shows the twins;
/// Pulumi encrypts secrets in its state.
/// </summary>
public static class WriteOnly
{
    private const string Suffix = "_wo";
    private const string VersionSuffix = "_wo_version";

    /// <summary>True for a secret that the user gives.</summary>
    public static bool HasTwin(Field field) => field is { IsSecret: true, IsInput: true, IsWriteOnly: false };

    /// <summary>The name of the write-only twin.</summary>
    public static string TwinName(Field secret) => secret.Name + Suffix;

    /// <summary>The name of the attribute whose change sends the write-only twin again.</summary>
    public static string VersionName(Field secret) => secret.Name + VersionSuffix;

    /// <summary>
    /// The value in which the write-only twins that <paramref name="config"/> sets take the place of the secrets that they stand for.
    /// </summary>
    /// <param name="resource">What it is a value of.</param>
    /// <param name="value">The value; null stays null.</param>
    /// <param name="config">What the user wrote; a twin may be unknown.</param>
    internal static Value Fold(Resource resource, Value value, Value config)
    {
        foreach (var field in resource.Fields.Where(HasTwin))
        {
            if (!value.IsNull && config[TwinName(field)] is { IsNull: false } secret)
            {
                value = value.With(field.Name, secret.AsSecret());
            }
        }

        return value;
    }

    /// <summary>The field itself, and behind a secret input its twins.</summary>
    public static IEnumerable<Field> WithTwins(Field field)
    {
        if (!HasTwin(field))
        {
            return [field];
        }

        var secret = field with { Presence = Presence.Optional };
        var twin = field with
        {
            Name = TwinName(field),
            Doc = $"The same as `{field.Name}`, but kept neither in the plan nor in the state."
                + (field.IsCreateOnly ? "" : $" Set `{VersionName(field)}` beside it."),
            Presence = Presence.Optional,
            IsWriteOnly = true,
            IsNeverReturned = true,
            IsNotAParameter = true,
            IsReplacing = false,
        };
        var version = Declare.Whole(VersionName(field), field.IsCreateOnly
            ? $"Any number. `{TwinName(field)}` is sent only when the object is created, so that changing this does nothing."
            : $"Any number; changing it sends `{TwinName(field)}` again.").NeverReturned().NotAParameter();
        return [secret, twin, field.IsReplacing ? version.Replacing() : version];
    }
}
