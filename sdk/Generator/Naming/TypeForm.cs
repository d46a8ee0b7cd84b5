namespace Proxmox.SdkGenerator.Naming;

/// <summary>The side of the package on which a type is used, which decides how it looks in C#.</summary>
internal enum TypeForm
{
    /// <summary>What a program gives a resource or a function: may be known later.</summary>
    Args,

    /// <summary>What a program gives to look an existing resource up: as <see cref="Args"/>, with nested classes of their own.</summary>
    State,

    /// <summary>What a program gives a function that it awaits: known now.</summary>
    Plain,

    /// <summary>What a program receives.</summary>
    Output,
}
