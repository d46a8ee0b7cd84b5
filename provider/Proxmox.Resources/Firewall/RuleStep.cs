using System.Collections.Immutable;
using Proxmox.Client;

namespace Proxmox.Resources.Firewall;

/// <summary>One request that changes a list of rules.</summary>
/// <param name="Verb">The method.</param>
/// <param name="Position">The rule's position; null for a new one, which PVE puts in front of all.</param>
/// <param name="Form">The parameters.</param>
/// <param name="Rule">The rule that it writes; null when it moves, switches or removes one.</param>
/// <param name="After">The list behind it.</param>
internal sealed record RuleStep(string Verb, int? Position, Form Form, WireRule? Rule, ImmutableArray<WireRule> After);
