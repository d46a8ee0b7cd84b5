namespace Proxmox.Pulumi.Values;

/// <summary>What is wrong with a property.</summary>
/// <param name="Path">Where: <c>disks["scsi0"].size</c>; empty for the whole object.</param>
/// <param name="Text">What is wrong and what is expected, in sentences that quote no value.</param>
internal sealed record Problem(string Path, string Text);
