using Proxmox.Hcl;
using Proxmox.Pulumi.Schemas;

namespace Proxmox.Programs.Projects;

/// <summary>A resource that a project declares.</summary>
/// <param name="Topic">What it is about, in small letters: the file that it stands in.</param>
/// <param name="Name">Its name in the stack.</param>
/// <param name="Address">How the blocks of others refer to it: <c>proxmox_vm.web</c>, or <c>proxmox_vm.web["a"]</c>.</param>
/// <param name="Block">The resource in HCL; what it refers to stands before it.</param>
public sealed record ProjectResource(string Topic, string Name, string Address, HclBlock Block);

/// <summary>A secret that a project takes from the configuration of its stack.</summary>
/// <param name="Variable">What the blocks call it.</param>
public sealed record ProjectSecret(string Variable)
{
    /// <summary>What the configuration of the stack calls it.</summary>
    public string Key => PropertyNames.Camel(Variable);

    /// <summary>Whether an import brings it into the stack, because PVE tells it.</summary>
    public bool IsTold { get; init; }
}

/// <summary>A file of a project.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Text">What is in it.</param>
public sealed record ProjectFile(string Name, string Text);
