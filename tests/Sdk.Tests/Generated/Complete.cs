using Pulumi.Acme.Boxes;

namespace Sdk.Tests.Generated;

/// <summary>Arguments of a box that lack nothing that is required.</summary>
internal static class Complete
{
    /// <summary>Arguments that say no more than they must.</summary>
    public static BoxArgs Args() => Of(new());

    /// <summary>The same arguments, once they have the list that is required: it is there and empty as soon as it was asked for.</summary>
    public static BoxArgs Of(BoxArgs args)
    {
        _ = args.Disks;
        return args;
    }
}
