using Proxmox.Model.Fields;

namespace Proxmox.Terraform.Schemas;

/// <summary>Who may give an attribute its value, in Terraform's words.</summary>
/// <param name="IsRequired">The user must.</param>
/// <param name="IsOptional">The user may.</param>
/// <param name="IsComputed">The provider may, where the user does not.</param>
/// <param name="IsWriteOnly">The value comes with the config alone, and is null everywhere else.</param>
public readonly record struct AttributeFlags(bool IsRequired, bool IsOptional, bool IsComputed, bool IsWriteOnly)
{
    private static readonly AttributeFlags Required = new(IsRequired: true, IsOptional: false, IsComputed: false, IsWriteOnly: false);
    private static readonly AttributeFlags Optional = new(IsRequired: false, IsOptional: true, IsComputed: false, IsWriteOnly: false);
    private static readonly AttributeFlags Computed = new(IsRequired: false, IsOptional: false, IsComputed: true, IsWriteOnly: false);
    private static readonly AttributeFlags OptionalAndComputed =
        new(IsRequired: false, IsOptional: true, IsComputed: true, IsWriteOnly: false);

    /// <summary>The flags of a field of a resource or data source.</summary>
    /// <remarks>
    /// An optional attribute is computed as well, because what PVE has is kept where the config says nothing. Only what PVE never fills is
    /// not: there, null in the config is null in the state.
    /// </remarks>
    public static AttributeFlags OfManaged(Field field) => field switch
    {
        { IsWriteOnly: true } => (field.Presence == Presence.Required ? Required : Optional) with { IsWriteOnly = true },
        { Presence: Presence.Required } => Required,
        { Presence: Presence.Computed } => Computed,
        { IsNeverReturned: true, IsServerChosen: false, ImpliedDefault.IsNull: true } => Optional,
        _ => OptionalAndComputed,
    };

    /// <summary>
    /// The flags of a field of something ephemeral: what the user leaves out may be found out, and nothing is stored.
    /// </summary>
    public static AttributeFlags OfEphemeral(Field field) => field switch
    {
        { Presence: Presence.Required } => Required,
        { Presence: Presence.Computed } => Computed,
        { IsServerChosen: true } => OptionalAndComputed,
        _ => Optional,
    };

    /// <summary>
    /// The flags of a field of an action. A secret may come from a source that is stored nowhere, for Terraform keeps the configs of
    /// actions in its plans.
    /// </summary>
    public static AttributeFlags OfAction(Field field) => OfConfiguration(field) with { IsWriteOnly = field.IsSecret };

    /// <summary>The flags of a field that only the user gives: of the provider's configuration, or of a list's.</summary>
    public static AttributeFlags OfConfiguration(Field field) => field.Presence == Presence.Required ? Required : Optional;
}
