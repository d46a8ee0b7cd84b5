using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Pulumi.Rpc;

/// <summary>One property, or part of one, that an update changes.</summary>
/// <param name="Path">Where.</param>
/// <param name="Prior">What is recorded; null when the change adds it.</param>
/// <param name="Planned">What will be; null when the change removes it, unknown when that is not yet known.</param>
/// <param name="Type">The type of both.</param>
/// <param name="IsElement">Whether it is an element of a set, which has no place of its own.</param>
internal sealed record PropertyChange(AttributePath Path, Value Prior, Value Planned, FieldType Type, bool IsElement = false);
