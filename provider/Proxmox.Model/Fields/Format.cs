namespace Proxmox.Model.Fields;

/// <summary>
/// A notation of text with several spellings of the same meaning. Values of equal canonical form are equal: they make no diff,
/// and what the user wrote stays in the state.
/// </summary>
/// <param name="Name">The notation's name.</param>
/// <param name="Expectation">What is accepted, to be read after "must be".</param>
/// <param name="Canonical">The one spelling that stands for all of equal meaning; null when the text is not of this notation.</param>
public sealed record Format(string Name, string Expectation, Func<string, string?> Canonical)
{
    /// <summary>The spelling to send for a text of this notation.</summary>
    /// <value>The default sends what the user wrote; set where PVE takes only one of the spellings.</value>
    public Func<string, string> Sent { get; init; } = text => text;

    /// <summary>The text of this notation that PVE's answer stands for.</summary>
    /// <value>The default takes the answer as it is; set where PVE answers with an encoding of the text.</value>
    public Func<string, string> Told { get; init; } = text => text;
}
