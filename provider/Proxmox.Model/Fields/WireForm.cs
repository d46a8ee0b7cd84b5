namespace Proxmox.Model.Fields;

/// <summary>How a value is written in a PVE request and read from an answer.</summary>
public enum WireForm
{
    /// <summary>One parameter with one value: text as it is, numbers in digits, truth as 1 and 0.</summary>
    Plain,

    /// <summary>A list or set as one text with commas (PVE's <c>-list</c> formats); read from an array too.</summary>
    Commas,

    /// <summary>A list or set as one text with semicolons.</summary>
    Semicolons,

    /// <summary>A list or set as one text with spaces.</summary>
    Spaces,

    /// <summary>A list or set as a repeated parameter (PVE's array type).</summary>
    Repeated,

    /// <summary>An object as a property string, <c>key=value,key=value</c>; read from an object too.</summary>
    PropertyString,

    /// <summary>An object whose members are parameters of their own beside the others.</summary>
    Inline,

    /// <summary>A map as one text of <c>name=value</c> with NUL characters between.</summary>
    Variables,

    /// <summary>A map of numbers as one text of <c>name:number</c> with commas between, in which a 0 is left out.</summary>
    Priorities,

    /// <summary>A map as a repeated parameter, each a property string of <c>name</c> and <c>value</c>.</summary>
    NamedValues,

    /// <summary>A map whose keys are parameters of their own (<c>net0</c>, <c>net1</c>), each a property string or a plain value.</summary>
    Slots,
}
