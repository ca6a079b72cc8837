import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.MMapDirectory;

/**
 * Indexes a file of passages, one a line, on all processors; then asks a file of questions, one a line, on one thread.
 * Prints the seconds of indexing, then the milliseconds of each question of the last rounds.
 */
public final class LuceneEngine {
    public static void main(String[] args) throws Exception {
        List<String> passages = Files.readAllLines(Path.of(args[0]), StandardCharsets.UTF_8);
        List<String> questions = Files.readAllLines(Path.of(args[1]), StandardCharsets.UTF_8);
        int warmups = Integer.parseInt(args[3]);
        int rounds = Integer.parseInt(args[4]);
        Analyzer analyzer = new EnglishAnalyzer();
        try (MMapDirectory directory = new MMapDirectory(Path.of(args[2]))) {
            long start = System.nanoTime();
            index(directory, analyzer, passages);
            System.out.println("index " + (System.nanoTime() - start) / 1e9);
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                IndexSearcher searcher = new IndexSearcher(reader);
                searcher.setSimilarity(new BM25Similarity());
                searcher.setQueryCache(null);
                for (int round = 0; round < warmups + rounds; round++) {
                    for (String question : questions) {
                        long asked = System.nanoTime();
                        searcher.search(parse(analyzer, question), 10);
                        if (round >= warmups) {
                            System.out.println("search " + (System.nanoTime() - asked) / 1e6);
                        }
                    }
                }
            }
        }
    }

    private static void index(MMapDirectory directory, Analyzer analyzer, List<String> passages) throws Exception {
        int threads = Runtime.getRuntime().availableProcessors();
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer).setRAMBufferSizeMB(256))) {
            List<Callable<Void>> parts = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                int first = thread;
                parts.add(() -> {
                    for (int i = first; i < passages.size(); i += threads) {
                        Document document = new Document();
                        document.add(new TextField("text", passages.get(i), Field.Store.YES));
                        writer.addDocument(document);
                    }
                    return null;
                });
            }
            for (var part : executor.invokeAll(parts)) {
                part.get();
            }
            writer.commit();
        }
        executor.shutdown();
    }

    private static BooleanQuery parse(Analyzer analyzer, String question) throws Exception {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        try (TokenStream tokens = analyzer.tokenStream("text", question)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                query.add(new TermQuery(new Term("text", term.toString())), BooleanClause.Occur.SHOULD);
            }
            tokens.end();
        }
        return query.build();
    }
}
