using System.Buffers;
using System.Text;

namespace Grpc.Core;

public sealed partial class Metadata
{
    /// <summary>One header or trailer.</summary>
    public sealed class Entry
    {
        private static readonly SearchValues<char> KeyCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_-.");

        private readonly string? text;
        private readonly byte[]? bytes;

        /// <summary>A text entry.</summary>
        /// <param name="key">Letters, digits, <c>_</c>, <c>-</c> and <c>.</c>, in any case; without the binary suffix.</param>
        /// <param name="value">Printable ASCII.</param>
        /// <exception cref="ArgumentException">The key has a foreign character or the binary suffix.</exception>
        public Entry(string key, string value)
        {
            ArgumentNullException.ThrowIfNull(value);
            Key = Normalise(key);
            if (IsBinary) throw new ArgumentException($"The key {Key} has the binary suffix, so its value must be bytes.", nameof(key));
            text = value;
        }

        /// <summary>A binary entry.</summary>
        /// <param name="key">Letters, digits, <c>_</c>, <c>-</c> and <c>.</c>, in any case; with the binary suffix.</param>
        /// <param name="valueBytes">Any bytes; copied.</param>
        /// <exception cref="ArgumentException">The key has a foreign character or lacks the binary suffix.</exception>
        public Entry(string key, byte[] valueBytes)
        {
            ArgumentNullException.ThrowIfNull(valueBytes);
            Key = Normalise(key);
            if (!IsBinary) throw new ArgumentException($"The key {Key} lacks the binary suffix, so its value must be text.", nameof(key));
            bytes = [.. valueBytes];
        }

        /// <summary>The key, in lower case.</summary>
        public string Key { get; }

        /// <summary>Whether the value is bytes.</summary>
        public bool IsBinary => Key.EndsWith(BinaryHeaderSuffix, StringComparison.Ordinal);

        /// <summary>The text.</summary>
        /// <exception cref="InvalidOperationException">The entry is binary.</exception>
        public string Value => text ?? throw new InvalidOperationException($"The value of {Key} is bytes, not text.");

        /// <summary>A copy of the bytes; for a text entry its ASCII codes.</summary>
        public byte[] ValueBytes => bytes is null ? Encoding.ASCII.GetBytes(text!) : [.. bytes];

        /// <inheritdoc/>
        public override string ToString() => $"[Entry: key={Key}, value={text ?? Convert.ToHexStringLower(bytes!)}]";

        internal bool HasKey(string key) => string.Equals(Key, key, StringComparison.OrdinalIgnoreCase);

        private static string Normalise(string key)
        {
            ArgumentException.ThrowIfNullOrEmpty(key);
            string lower = key.ToLowerInvariant();
            if (lower.AsSpan().ContainsAnyExcept(KeyCharacters))
                throw new ArgumentException($"A metadata key holds letters, digits, '_', '-' and '.'; \"{key}\" holds more.", nameof(key));
            return lower;
        }
    }
}
