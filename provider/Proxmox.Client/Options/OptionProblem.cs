namespace Proxmox.Client;

/// <summary>Why an option cannot be used, in the three parts that a diagnostic needs.</summary>
/// <param name="Option">The option in provider configuration, such as <c>api_token</c>.</param>
/// <param name="Cause">What is wrong with it; never shows a secret.</param>
/// <param name="Remedy">What to write instead.</param>
public sealed record OptionProblem(string Option, string Cause, string Remedy);
