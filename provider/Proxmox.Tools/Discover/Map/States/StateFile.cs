namespace Proxmox.Tools.Discover.Map.States;

/// <summary>A state file, as the map tells of it: which objects it records, and nothing of what it says about them.</summary>
/// <param name="Name">How the page names it.</param>
/// <param name="Tool">Whose file it is.</param>
/// <param name="Count">How many resources it manages, those included that the map does not draw.</param>
/// <param name="Records">The objects that the map draws.</param>
internal sealed record StateFile(string Name, string Tool, int Count, IReadOnlyList<StateRecord> Records);

/// <summary>An object that a state file records.</summary>
/// <param name="Address">How its tool calls it: <c>module.web.proxmox_vm.web["a"]</c>, or a name in a stack.</param>
/// <param name="Key">Which object it is.</param>
internal sealed record StateRecord(string Address, MapKey Key);
