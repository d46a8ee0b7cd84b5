using System.Collections.Immutable;
using Proxmox.Model.Fields;

namespace Proxmox.Engine.Declarations;

/// <summary>
/// How a create can begin with a copy of another object. What the config does not mention is as the source has it, which is known once the
/// copy is made.
/// </summary>
/// <param name="From">The attributes that name a source; without one nothing is copied.</param>
/// <param name="Copied">The attributes that the copy takes over.</param>
public sealed record Copying(ImmutableArray<Field> From, ImmutableArray<Field> Copied);
