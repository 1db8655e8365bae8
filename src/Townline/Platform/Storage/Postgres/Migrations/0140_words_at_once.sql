-- A list of words that wait to be sorted in is read at every question, and a long one makes the planner walk the whole table instead.
ALTER INDEX platform_search_words SET (gin_pending_list_limit = 256);
